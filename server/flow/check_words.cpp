// Warnings about how a flow reads. They never block: an author knows best why a sentence is long.
#include "flow/check_parts.h"

#include "flow/reading_age.h"
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace sayso::flow {

namespace {

constexpr int oldest_reader = 11;
constexpr int longest_sentence = 15;
constexpr int most_questions = 20;
constexpr int most_easy_words = 12;
constexpr int words_for_999 = 5; // "In danger now? Call 999."
constexpr int enough_words = 8; // Fewer say nothing about reading age.

void check_reading(std::string const& what, std::string const& text, Mark mark, ProblemList& problems)
{
    auto found = readability(text);
    if (found.words >= enough_words && found.age > oldest_reader + 0.5)
        problems.warn(mark, what + " has a reading age of about " + std::to_string(std::lround(found.age)),
            "use shorter words and sentences: the reader may be 9");
    if (found.longest_sentence > longest_sentence)
        problems.warn(mark, what + " has a sentence of " + std::to_string(found.longest_sentence) + " words",
            "keep sentences to 15 words");
}

void check_question(Step const& step, ProblemList& problems)
{
    auto what = "step \"" + step.id + "\"";
    if (step.asks && std::count(step.text.begin(), step.text.end(), '?') > 1)
        problems.warn(
            step.text_mark, what + " asks two questions at once", "ask one, and the other in a step of its own");
    for (auto const& shown : shown_texts(step))
        check_reading(what, *shown.text, shown.mark, problems);
}

/// The most questions on any way from a step to the end; a way that comes round again counts once.
int questions_from(Definition const& definition, std::string const& id, std::map<std::string, int>& known)
{
    auto const* step = definition.find(id);
    if (!step)
        return 0;
    auto [entry, added] = known.try_emplace(id, 0);
    if (!added)
        return entry->second;
    int most = 0;
    for (auto const& target : written_targets(*step))
        most = std::max(most, questions_from(definition, target, known));
    return known[id] = most + (step->asks ? 1 : 0);
}

void check_unused_alerts(Definition const& definition, ProblemList& problems)
{
    std::set<std::string> used;
    for (auto const& step : definition.steps) {
        for (auto const& option : step.options)
            used.insert(option.alerts.begin(), option.alerts.end());
        for (auto const* way : { &step.skip, &step.dont_know })
            used.insert(way->alerts.begin(), way->alerts.end());
        for (auto const& branch : step.next) {
            used.insert(branch.alerts.begin(), branch.alerts.end());
            used.insert(branch.unknown_alerts.begin(), branch.unknown_alerts.end());
        }
    }
    for (auto const& alert : definition.alerts)
        if (!used.contains(alert.name))
            problems.warn(
                alert.mark, "alert \"" + alert.name + "\" is never raised", "raise it somewhere, or delete it");
}

/// Easy words are for those who read least, where it matters most: safety, rights, consent and what they think.
void check_easy(Definition const& definition, ProblemList& problems)
{
    for (auto const& step : definition.steps) {
        bool matters = definition.is_core(step) || step.about == About::voice;
        auto what = "step \"" + step.id + "\"";
        if (definition.format >= 2 && matters && !step.silent && step.easy.empty())
            problems.warn(step.text_mark, what + " has no easy words", "add `easy:` with one idea in under 12 words");
        auto words = readability(step.easy).words;
        if (words > most_easy_words + (definition.is_safety(step.id) ? words_for_999 : 0))
            problems.warn(step.easy_mark, what + " has easy words that are " + std::to_string(words) + " words long",
                "say one idea in under 12 words");
    }
}

} // namespace

void check_words(Definition const& definition, ProblemList& problems)
{
    check_easy(definition, problems);
    for (auto const& step : definition.steps)
        check_question(step, problems);
    if (!definition.pause_text.empty())
        check_reading("the pause", definition.pause_text, {}, problems);
    std::map<std::string, int> known;
    auto questions = questions_from(definition, definition.steps.front().id, known);
    if (questions > most_questions)
        problems.warn(definition.steps.front().mark,
            "there can be " + std::to_string(questions) + " questions before the end",
            "let people leave earlier, or make two flows");
    std::string silent;
    for (auto const& step : definition.steps)
        if (!step.read_aloud && !step.silent)
            silent += (silent.empty() ? "" : ", ") + step.id;
    if (!silent.empty())
        problems.warn(definition.steps.front().mark, "these steps are not read aloud: " + silent,
            "add `read_aloud: true` to them");
    check_unused_alerts(definition, problems);
}

} // namespace sayso::flow
