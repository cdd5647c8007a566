// Rule 6: nobody is told that a person will come, call or answer unless a person has been told.
#include "flow/check_parts.h"

#include <algorithm>
#include <set>

namespace sayso::flow {

namespace {

constexpr char const* promises[] = { "will contact you", "will call you", "will be in touch", "will ring",
    "will get back", "will reply", "will check in", "will come", "will phone", "will speak to you",
    "will speak with you", "will talk to you", "will talk with you", "will text you", "will message you",
    "will write to you", "will write back", "will answer you", "will visit", "will see you", "will meet you",
    "will find you", "will help you", "will look after you", "will let you know", "will tell you", "someone will",
    "somebody will", "a person will", "a worker will", "your adviser will", "your social worker will", "we'll call",
    "we'll ring", "we'll be in touch", "we'll get back", "is going to call you", "is going to contact you",
    "is on the way to you", "is coming to you" };

constexpr char const* denials[] = { "nobody ", "no one ", "no-one ", "not every adult " };

/// Small letters, single spaces, and one kind of apostrophe.
std::string plain(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with("\u2019")) {
            result += '\'';
            i += 2;
            continue;
        }
        char c = text[i];
        bool space = c == ' ' || c == '\n' || c == '\t';
        if (space && (result.empty() || result.back() == ' '))
            continue;
        result += space ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

/// The promise in a text, or an empty one. "Nobody will call you" promises nothing.
std::string promise_in(std::string const& text)
{
    auto words = plain(text);
    for (std::string_view promise : promises)
        for (auto at = words.find(promise); at != std::string::npos; at = words.find(promise, at + 1)) {
            bool whole = at == 0 || words[at - 1] == ' ' || words[at - 1] == '"' || words[at - 1] == '(';
            auto before = std::string_view(words).substr(0, at);
            bool denied = std::any_of(std::begin(denials), std::end(denials),
                [before](std::string_view denial) { return before.ends_with(denial); });
            if (whole && !denied)
                return std::string(promise);
        }
    return "";
}

} // namespace

std::vector<ShownText> shown_texts(Step const& step)
{
    std::vector<ShownText> texts { { &step.text, step.text_mark } };
    if (!step.help.empty())
        texts.push_back({ &step.help, step.mark });
    for (auto const& option : step.options)
        texts.push_back({ &option.text, option.mark });
    return texts;
}

void check_promises(Exploration const& exploration, ProblemList& problems)
{
    auto const& definition = exploration.definition();
    if (auto promise = promise_in(definition.pause_text); !promise.empty())
        problems.add({}, Rule::promise_has_alert,
            "the pause says \"" + promise + "\", and it is shown before anybody is told",
            "say only what is true for everyone who pauses");
    std::set<int> told;
    auto const& states = exploration.states();
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (states[i].step == Exploration::at_end || states[i].alerted || told.contains(states[i].step))
            continue;
        auto const& step = definition.steps[static_cast<std::size_t>(states[i].step)];
        // Options are the young person's words, not ours.
        for (auto const* text : { &step.text, &step.help }) {
            auto promise = promise_in(*text);
            if (promise.empty())
                continue;
            problems.add(text == &step.text ? step.text_mark : step.mark, Rule::promise_has_alert,
                "step \"" + step.id + "\" says \"" + promise + "\", and there is a way on which nobody is told",
                "raise an alert on that way, or do not promise it",
                exploration.way_to(static_cast<int>(i)) + ": nobody is told");
            told.insert(states[i].step);
        }
    }
}

} // namespace sayso::flow
