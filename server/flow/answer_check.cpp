#include "flow/answer_check.h"

#include "domain/upload.h"
#include "flow/engine.h"
#include "flow/expression_tree.h"
#include "flow/utf8.h"
#include <algorithm>

namespace sayso::flow {

namespace {

Error refuse(char const* key, char const* what)
{
    return fail(Errc::invalid_input, std::string(key) + ": " + what);
}

bool is_blank(std::string_view text)
{
    while (auto character = next_character(text)) {
        auto value = character->value;
        bool space = value == ' ' || (value >= 0x09 && value <= 0x0D) || value == 0xA0
            || (value >= 0x2000 && value <= 0x200F) || value == 0x2028 || value == 0x2029 || value == 0x202F
            || value == 0x2060 || value == 0x3000 || value == 0xFEFF;
        if (!space)
            return false;
        text.remove_prefix(character->bytes);
    }
    return true;
}

Result<> check_text(std::string const& text)
{
    if (text.size() > Limits::text_bytes)
        return refuse("too_long", "more than 16 KiB");
    if (!is_well_formed_utf8(text) || text.find('\0') != std::string::npos)
        return refuse("ill_formed", "not UTF-8 text");
    if (longest_mark_row(text) > Limits::combining_marks)
        return refuse("ill_formed", "too many combining marks in a row");
    if (is_blank(text))
        return refuse("empty", "there are no words in it");
    return {};
}

/// Signs people put between digits, and the invisible ones a phone's address book adds when a number is copied.
bool may_stand_between_digits(char32_t character)
{
    static constexpr std::u32string_view signs = U" ()-./\u00A0\u2011\u200E\u200F\u202A\u202C\u202D\u2066\u2069";
    return signs.find(character) != std::u32string_view::npos;
}

bool is_decimal_digit(char32_t character)
{
    auto within = [character](char32_t zero) { return character >= zero && character <= zero + 9; };
    return within(U'0') || within(0x0660) || within(0x06F0); // Western, Arabic-Indic, Persian and Urdu.
}

Result<> check_phone(std::string const& text)
{
    if (auto plain = check_text(text); !plain)
        return plain;
    int digits = 0;
    bool fits = true;
    std::string_view rest = text;
    while (auto character = next_character(rest)) {
        bool digit = is_decimal_digit(character->value);
        bool leading_plus = character->value == U'+' && digits == 0;
        digits += digit ? 1 : 0;
        fits = fits && (digit || leading_plus || may_stand_between_digits(character->value));
        rest.remove_prefix(character->bytes);
    }
    if (!fits || digits < 7 || digits > 15)
        return refuse("not_phone", "a phone number has 7 to 15 digits");
    return {};
}

Result<> check_many(Step const& step, std::vector<std::string> const& ids)
{
    if (ids.empty())
        return refuse("empty", "nothing is chosen");
    for (auto const& id : ids) {
        if (!step.find_option(id))
            return refuse("not_an_option", "one of the options does not exist");
        if (std::count(ids.begin(), ids.end(), id) > 1)
            return refuse("not_an_option", "an option is chosen twice");
    }
    return {};
}

Result<> check_number(Step const& step, std::int64_t number)
{
    if (step.type == AskType::scale)
        return face_of(step, number) ? Result<>() : refuse("not_an_option", "there is no such face");
    bool within = !step.range || (number >= step.range->first && number <= step.range->second);
    return within ? Result<>() : refuse("out_of_range", "the number is outside the range");
}

Result<> check_date(Step const& step, Date date, Date today)
{
    bool sensible = date.ok() && date.year() >= std::chrono::year { 1900 } && date.year() <= std::chrono::year { 2200 };
    if (!sensible)
        return refuse("out_of_range", "there is no such day");
    auto away = days_between(today, date);
    bool within = !step.range || (away >= step.range->first && away <= step.range->second);
    return within ? Result<>() : refuse("out_of_range", "the day is outside the range");
}

Result<> check_given(Step const& step, AnswerValue const& value, Date today)
{
    if (auto const* number = std::get_if<std::int64_t>(&value.payload))
        return step.type == AskType::integer || step.type == AskType::scale ? check_number(step, *number)
                                                                            : refuse("wrong_type", "not a number");
    if (auto const* date = std::get_if<Date>(&value.payload))
        return step.type == AskType::date ? check_date(step, *date, today) : refuse("wrong_type", "not a day");
    if (auto const* ids = std::get_if<std::vector<std::string>>(&value.payload))
        return step.type == AskType::many ? check_many(step, *ids) : refuse("wrong_type", "not a list");
    auto const* text = std::get_if<std::string>(&value.payload);
    if (!text)
        return refuse("wrong_type", "there is nothing in the answer");
    if (step.type == AskType::choice)
        return step.find_option(*text) ? Result<>() : refuse("not_an_option", "the option does not exist");
    if (step.type == AskType::phone)
        return check_phone(*text);
    if (is_media(step.type))
        return is_upload_id(*text) ? Result<>() : check_text(*text); // In words instead.
    return step.type == AskType::text ? check_text(*text) : refuse("wrong_type", "not a text");
}

} // namespace

bool is_in_words(Step const& step, AnswerValue const& value)
{
    auto const* text = std::get_if<std::string>(&value.payload);
    // The ids of uploads are made like all others.
    return is_media(step.type) && value.state == AnswerState::given && text && !UploadId::parse(*text);
}

Option const* face_of(Step const& step, std::int64_t number)
{
    bool exists = number >= 1 && number <= static_cast<std::int64_t>(step.options.size());
    return exists ? &step.options[static_cast<std::size_t>(number - 1)] : nullptr;
}

Result<> check_answer(Step const& step, AnswerValue const& value, Date today, bool edit)
{
    bool has_payload = !std::holds_alternative<std::monostate>(value.payload);
    if (value.state != AnswerState::given && has_payload)
        return refuse("wrong_type", "only a given answer has something in it");
    switch (value.state) {
    case AnswerState::given:
        return check_given(step, value, today);
    case AnswerState::skipped:
        return step.skip.offered ? Result<>() : refuse("skip_barred", "this question can not be skipped");
    case AnswerState::dont_know:
        return step.dont_know.offered ? Result<>() : refuse("dont_know_barred", "this question does not take it");
    case AnswerState::cleared:
        if (!edit)
            return refuse("empty", "there is no answer to take back");
        return step.optional && step.skip.offered ? Result<>() : refuse("skip_barred", "this question needs an answer");
    }
    return refuse("wrong_type", "there is no such kind of answer");
}

bool fits(Step const& step, AnswerValue const& value)
{
    if (value.state == AnswerState::skipped || value.state == AnswerState::cleared)
        return step.skip.offered;
    if (value.state == AnswerState::dont_know)
        return step.dont_know.offered;
    switch (step.type) {
    case AskType::choice: {
        auto const* id = std::get_if<std::string>(&value.payload);
        return id && step.find_option(*id);
    }
    case AskType::many: {
        auto const* ids = std::get_if<std::vector<std::string>>(&value.payload);
        return ids && !ids->empty()
            && std::all_of(ids->begin(), ids->end(), [&step](auto const& id) { return step.find_option(id); });
    }
    case AskType::integer:
        return std::holds_alternative<std::int64_t>(value.payload);
    case AskType::scale: {
        auto const* number = std::get_if<std::int64_t>(&value.payload);
        return number && face_of(step, *number);
    }
    case AskType::date:
        return std::holds_alternative<Date>(value.payload);
    case AskType::text:
    case AskType::phone:
    case AskType::photo:
    case AskType::voice:
    case AskType::drawing:
        break;
    }
    return std::holds_alternative<std::string>(value.payload);
}

} // namespace sayso::flow
