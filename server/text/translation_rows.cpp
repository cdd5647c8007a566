#include "text/translation_rows.h"

#include "text/check_language.h"
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <set>

namespace sayso::text {

namespace {

/// What a translator should know of a text.
std::string context_of(flow::Definition const& definition, EnglishMessage const& message)
{
    auto const* step = definition.find(message.key.substr(0, message.key.find('.')));
    if (!step || message.in != translated_in(definition, *step))
        return definition.title;
    std::string safety = definition.is_safety(step->id) ? "; safety: keep the numbers" : "";
    auto dot = message.key.find('.');
    if (dot == std::string::npos)
        return (step->asks ? "question" : "said") + safety;
    auto rest = message.key.substr(dot + 1);
    if (rest == "help")
        return "help under: " + step->text + safety;
    if (rest == "easy")
        return "easy words for: " + step->text + safety;
    return "answer to: " + step->text;
}

/// Every message of the flows, each part once.
template <class Visit> void for_each_message(std::vector<flow::Published> const& flows, Visit visit)
{
    std::set<std::pair<std::string, std::string>> seen;
    for (auto const& definition : flows)
        for (auto const& message : messages_of(*definition))
            if (seen.emplace(message.in, message.key).second)
                visit(*definition, message);
}

class Taker {
public:
    Taker(std::vector<flow::Published> const& flows, Translations const& translations, Locale const& locale)
        : translations_(translations)
        , locale_(locale)
        , tools_(locale)
        , letters_(locale)
    {
        for_each_message(flows, [this](flow::Definition const&, EnglishMessage const& message) {
            english_[{ message.in, message.key }] = message.text;
            files_.insert(message.in);
        });
    }

    TakenIn take(std::vector<TranslationRow> const& rows)
    {
        for (auto const& row : rows)
            take(row);
        if (taken_.refused.empty())
            for (auto& [name, file] : changed_)
                taken_.changed.push_back(std::move(file));
        else
            taken_.messages = 0;
        return std::move(taken_);
    }

private:
    void refuse(TranslationRow const& row, std::string const& why)
    {
        taken_.refused.push_back("row " + std::to_string(row.number) + " (" + row.in + ", " + row.key + "): " + why);
    }

    void take(TranslationRow const& row)
    {
        auto known = english_.find({ row.in, row.key });
        if (known == english_.end())
            return refuse(row, files_.contains(row.in) ? "there is no such text" : "there is no such flow or part");
        if (!seen_.emplace(row.in, row.key).second)
            return refuse(row, "it is here twice");
        if (row.english != known->second)
            return refuse(row, "the English has changed since; it is now: " + known->second);
        if (row.translation.empty())
            return;
        auto findings = check_message(row.translation, locale_, tools_);
        auto sound = [](auto const& found) {
            return std::none_of(found.begin(), found.end(), [](Finding const& finding) { return finding.blocks; });
        };
        if (sound(findings)) {
            auto against = compare_with_english(row.translation, row.english);
            findings.insert(findings.end(), against.begin(), against.end());
            auto language = check_language(row.translation, row.english, locale_, letters_);
            findings.insert(findings.end(), language.begin(), language.end());
        }
        for (auto const& finding : findings)
            if (finding.blocks)
                refuse(row, finding.reason + "; " + finding.fix);
        if (sound(findings))
            change(row);
    }

    void change(TranslationRow const& row)
    {
        auto const* before = translations_.find(locale_.id, row.in);
        auto hash = english_hash(row.english);
        if (before) {
            auto message = before->messages.find(row.key);
            if (message != before->messages.end() && message->second.text == row.translation
                && message->second.english == hash)
                return;
        }
        auto [entry, added] = changed_.try_emplace(row.in);
        if (added)
            entry->second = before ? *before : FlowTranslation { locale_.id, row.in, "", {} };
        entry->second.approved_by.clear();
        entry->second.messages[row.key] = { row.translation, hash };
        ++taken_.messages;
    }

    Translations const& translations_;
    Locale const& locale_;
    LocaleTools tools_;
    Letters letters_;
    std::map<std::pair<std::string, std::string>, std::string> english_;
    std::set<std::string> files_;
    std::set<std::pair<std::string, std::string>> seen_;
    std::map<std::string, FlowTranslation> changed_;
    TakenIn taken_;
};

std::string quoted(std::string const& text)
{
    return boost::json::serialize(boost::json::string(text));
}

} // namespace

std::vector<TranslationRow> translation_rows(
    std::vector<flow::Published> const& flows, Translations const& translations, Locale const& locale)
{
    std::vector<TranslationRow> rows;
    for_each_message(flows, [&](flow::Definition const& definition, EnglishMessage const& message) {
        TranslationRow row { message.in, message.key, message.text, "", "missing", context_of(definition, message) };
        if (auto const* translation = translations.find(locale.id, message.in))
            if (auto found = translation->messages.find(message.key); found != translation->messages.end()) {
                row.translation = found->second.text;
                row.state = found->second.english == english_hash(message.text) ? "fits" : "stale";
            }
        row.number = static_cast<int>(rows.size()) + 1;
        rows.push_back(std::move(row));
    });
    return rows;
}

TakenIn take_in(std::vector<TranslationRow> const& rows, std::vector<flow::Published> const& flows,
    Translations const& translations, Locale const& locale)
{
    return Taker(flows, translations, locale).take(rows);
}

std::string to_json(FlowTranslation const& translation)
{
    constexpr std::string_view parts = "parts/";
    bool is_part = translation.flow.starts_with(parts);
    auto name = is_part ? translation.flow.substr(parts.size()) : translation.flow;
    std::string json = "{\n  \"locale\": " + quoted(translation.locale) + ",\n  \"" + (is_part ? "part" : "flow")
        + "\": " + quoted(name) + ",\n  \"approved_by\": " + quoted(translation.approved_by) + ",\n  \"messages\": {";
    char const* before = "\n";
    for (auto const& [key, message] : translation.messages) {
        json += before + ("    " + quoted(key)) + ": {\n      \"text\": " + quoted(message.text)
            + ",\n      \"english\": " + quoted(message.english) + "\n    }";
        before = ",\n";
    }
    return json + "\n  }\n}\n";
}

} // namespace sayso::text
