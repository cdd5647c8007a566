#include "wire/studio_requests.h"

#include "wire/reading.h"

namespace sayso::wire {

namespace {

constexpr std::size_t most_answers = 400;

template <class Body> ParsedBody<Body> finished(ObjectReader& reader, Body body)
{
    if (auto fault = reader.finish())
        return *fault;
    return body;
}

bool flag(ObjectReader& reader, char const* field)
{
    auto value = reader.json_of(field);
    if (value != "true" && value != "false" && !reader.has_fault())
        reader.fault("wrong_type", field);
    return value == "true";
}

std::vector<PreviewBody::Answer> answers_in(ObjectReader& reader)
{
    std::vector<PreviewBody::Answer> answers;
    json::error_code ec;
    auto list = json::parse(reader.json_of("answers"), ec);
    if (reader.has_fault())
        return answers;
    bool fits = !ec && list.is_array() && list.get_array().size() <= most_answers;
    for (auto const& item : fits ? list.get_array() : json::array()) {
        auto const* object = item.if_object();
        auto const* place = object ? object->if_contains("place") : nullptr;
        auto const* value = object ? object->if_contains("value") : nullptr;
        fits = fits && object && object->size() == 2 && value && place && place->is_string();
        if (fits)
            answers.push_back({ std::string(place->get_string().c_str()), json::serialize(*value) });
    }
    if (!fits)
        reader.fault("wrong_type", "answers");
    return answers;
}

} // namespace

ParsedBody<BeginDraftBody> parse_begin_draft_body(std::string_view text)
{
    ObjectReader reader(text);
    BeginDraftBody body { reader.text("flow") };
    return finished(reader, std::move(body));
}

ParsedBody<WriteWordsBody> parse_write_words_body(std::string_view text)
{
    ObjectReader reader(text);
    WriteWordsBody body;
    body.hash = reader.text("hash");
    body.key = reader.text("key");
    body.locale = reader.text("locale");
    body.text = reader.text("text");
    return finished(reader, std::move(body));
}

ParsedBody<StillFitsBody> parse_still_fits_body(std::string_view text)
{
    ObjectReader reader(text);
    StillFitsBody body;
    body.hash = reader.text("hash");
    body.key = reader.text("key");
    body.locale = reader.text("locale");
    return finished(reader, std::move(body));
}

ParsedBody<WriteFileBody> parse_write_file_body(std::string_view text)
{
    ObjectReader reader(text);
    WriteFileBody body;
    body.hash = reader.text("hash");
    body.yaml = reader.text("yaml");
    return finished(reader, std::move(body));
}

ParsedBody<MoveBody> parse_move_body(std::string_view text)
{
    ObjectReader reader(text);
    MoveBody body;
    body.hash = reader.text("hash");
    body.note = reader.text_if_there("note");
    return finished(reader, std::move(body));
}

ParsedBody<PreviewBody> parse_preview_body(std::string_view text)
{
    ObjectReader reader(text);
    PreviewBody body;
    body.locale = reader.text("locale");
    body.easy = flag(reader, "easy");
    body.nameless = flag(reader, "nameless");
    auto today = parse_date(reader.text("today"));
    if (today)
        body.today = *today;
    else
        reader.fault("wrong_type", "today");
    body.answers = answers_in(reader);
    return finished(reader, std::move(body));
}

ParsedBody<RollBackBody> parse_roll_back_body(std::string_view text)
{
    ObjectReader reader(text);
    RollBackBody body;
    body.version = reader.text("version");
    body.reason = reader.text("reason");
    return finished(reader, std::move(body));
}

ParsedBody<ApproveTranslationBody> parse_approve_translation_body(std::string_view text)
{
    ObjectReader reader(text);
    ApproveTranslationBody body;
    auto flow = reader.text_if_there("flow");
    auto part = reader.text_if_there("part");
    if (flow.empty() == part.empty())
        reader.fault("missing_field", "flow");
    body.in = part.empty() ? flow : "parts/" + part;
    body.locale = reader.text("locale");
    body.hash = reader.text("hash");
    return finished(reader, std::move(body));
}

} // namespace sayso::wire
