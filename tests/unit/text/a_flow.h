#pragma once

#include "flow/engine.h"
#include "text/catalogue.h"
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

/// A small flow made by hand, and its translations, for the tests of the text room.
namespace sayso::text::tests {

inline flow::Option option(std::string id, std::string text)
{
    flow::Option made;
    made.id = std::move(id);
    made.text = std::move(text);
    made.mark = { 20, 9 };
    return made;
}

inline flow::Step ask(std::string id, flow::AskType type, std::string text, std::string next)
{
    flow::Step made;
    made.id = std::move(id);
    made.asks = true;
    made.type = type;
    made.text = std::move(text);
    made.mark = { 10, 5 };
    flow::Branch on;
    on.to = std::move(next);
    made.next.push_back(on);
    made.skip.offered = true;
    made.skip.to = on.to;
    made.dont_know.offered = true;
    made.dont_know.to = on.to;
    return made;
}

inline flow::Step say(std::string id, std::string text, std::string next)
{
    auto made = ask(std::move(id), flow::AskType::choice, std::move(text), std::move(next));
    made.asks = false;
    made.skip = {};
    made.dont_know = {};
    return made;
}

/// place (choice) -> nights (int) -> born (date) -> mood (scale) -> with (many) -> words (text) -> summary -> safety.
inline flow::Definition a_flow()
{
    flow::Definition flow;
    flow.id = "a-flow";
    flow.file = "flows/a-flow.yaml";
    flow.title = "Somewhere to stay";
    flow.pause_text = "You can stop and come back.";
    flow.inputs = { { "adviser", flow::InputType::staff, {} }, { "duty_team", flow::InputType::team, {} } };
    flow.harm_goes_to = { "safety" };
    auto place = ask("place", flow::AskType::choice, "Where are you right now?", "nights");
    place.help = "We ask so that {adviser} can help.";
    place.options = { option("friend", "With a friend"), option("street", "Outside") };
    auto nights = ask("nights", flow::AskType::integer, "How many nights can you stay there?", "born");
    nights.range = { 0, 3000 };
    auto born = ask("born", flow::AskType::date, "When were you born?", "mood");
    auto mood = ask("mood", flow::AskType::scale, "How is it going?", "with");
    mood.options = { option("bad", "Badly"), option("good", "Well") };
    mood.range = { 1, 2 };
    auto with = ask("with", flow::AskType::many, "Who is with you?", "words");
    with.options = { option("dog", "My dog"), option("sister", "My sister") };
    auto words = ask("words", flow::AskType::text, "Anything else?", "summary");
    auto summary = say("summary",
        "{place, select, street {Outside!} other {Inside.}} {place}: "
        "{nights, plural, one {# night} other {# nights}}, {born}, {mood}, {with}, {words}",
        "safety");
    auto safety = say("safety", "Thank you. {adviser} will call. In danger now? Call 999.", "end");
    flow.steps = { place, nights, born, mood, with, words, summary, safety };
    return flow;
}

inline Message translated(std::string text, std::string const& english)
{
    return { std::move(text), english_hash(english) };
}

/// The English between brackets, in Arabic letters where the language has them; what stands in braces stays.
inline std::string sound_words(std::string const& english, std::string const& locale)
{
    std::string words;
    int depth = 0;
    for (char c : english) {
        depth += (c == '{') - (c == '}');
        bool letter = depth == 0 && std::isalpha(static_cast<unsigned char>(c));
        if (locale == "ar" && letter) {
            words += '\xd8'; // U+0628 to U+063A.
            words += static_cast<char>(0xa8 + (std::tolower(static_cast<unsigned char>(c)) - 'a') % 18);
        } else
            words += c;
    }
    return "[" + words + "]";
}

/// Every message of the flow in `locale`, sound: the English between brackets, with the plurals the language needs.
inline FlowTranslation sound_translation(flow::Definition const& flow, std::string const& locale)
{
    FlowTranslation made { locale, flow.id, "", {} };
    for (auto const& [key, english] : english_messages(flow))
        made.messages[key] = translated(sound_words(english, locale), english);
    std::string out = locale == "ar" ? "\u062e\u0627\u0631\u062c" : "out",
                in = locale == "ar" ? "\u0647\u0646\u0627" : "in";
    std::string nights = "zero {0z} one {1o} two {2t} few {#f} many {#m} other {#x}";
    made.messages["summary"] = translated("{place, select, street {[" + out + "]} other {[" + in
            + "]}} {place}: {nights, plural, " + nights + "}, {born}, {mood}, {with}, {words}",
        flow.find("summary")->text);
    return made;
}

inline Translations sound_translations(flow::Definition const& flow)
{
    Translations made;
    for (auto const& locale : locales()) {
        if (locale.id != "en" && locale.id != "cy" && locale.id != "ar")
            continue; // A language without page words is not offered, and nothing in it is missed.
        AppStrings app { locale.id, "", { { "answer.skipped", "Skipped" } }, { { "answer.skipped", 5 } } };
        app.messages["recipient.adviser"] = locale.id == "cy" ? "eich cynghorydd" : "your adviser";
        if (locale.id != "en")
            app.messages["answer.skipped"] = locale.id == "cy" ? "Wedi hepgor" : "\u062a\u062e\u0637\u064a";
        if (locale.id == "ar")
            app.messages["recipient.adviser"] = "\u0645\u0633\u062a\u0634\u0627\u0631\u0643";
        made.app[locale.id] = app;
        if (locale.id != "en")
            made.flows[{ locale.id, flow.id }] = sound_translation(flow, locale.id);
    }
    return made;
}

/// A folder of its own for one test, gone afterwards.
class Folder {
public:
    Folder()
    {
        auto const* test = testing::UnitTest::GetInstance()->current_test_info();
        path_ = std::filesystem::path(testing::TempDir())
            / (std::string("sayso_") + test->test_suite_name() + "_" + test->name());
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;

    void write(std::string const& name, std::string_view text) const
    {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name) << text;
    }
    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

/// The one problem whose reason contains `part`; a failure and an empty problem if there is not exactly one.
inline flow::Problem the_problem(std::vector<flow::Problem> const& problems, std::string_view part)
{
    std::vector<flow::Problem> found;
    std::string all;
    for (auto const& problem : problems) {
        all += problem.file + ":" + std::to_string(problem.mark.line) + ": " + problem.reason + "\n";
        if (problem.reason.find(part) != std::string::npos)
            found.push_back(problem);
    }
    EXPECT_EQ(found.size(), 1u) << "looking for \"" << part << "\" in:\n" << all;
    return found.empty() ? flow::Problem {} : found.front();
}

} // namespace sayso::text::tests
