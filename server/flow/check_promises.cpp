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

/// What we say we have done. True only where an alert has left.
constexpr char const* claims[] = { "we have told", "we've told", "we have asked", "we've asked", "we have sent this",
    "we've sent this", "we have passed this", "we've passed this", "we have let your", "we have let them" };

/// After a claim: it is about the reader, and says nothing of anybody else.
constexpr char const* to_the_reader[] = { " you ", " you.", " you,", " you:" };

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

bool begins_a_word(std::string const& words, std::size_t at)
{
    return at == 0 || std::string_view(" \"({").find(words[at - 1]) != std::string_view::npos;
}

/// The claim in a text that somebody has been told, or an empty one.
std::string claim_in(std::string const& text)
{
    auto words = plain(text) + " ";
    for (std::string_view claim : claims)
        for (auto at = words.find(claim); at != std::string::npos; at = words.find(claim, at + 1)) {
            auto after = std::string_view(words).substr(at + claim.size());
            bool reader = std::any_of(std::begin(to_the_reader), std::end(to_the_reader),
                [after](std::string_view said) { return after.starts_with(said); });
            if (begins_a_word(words, at) && !reader)
                return std::string(claim);
        }
    return "";
}

/// The promise in a text, or an empty one. "Nobody will call you" promises nothing.
std::string promise_in(std::string const& text)
{
    auto words = plain(text);
    for (std::string_view promise : promises)
        for (auto at = words.find(promise); at != std::string::npos; at = words.find(promise, at + 1)) {
            bool whole = begins_a_word(words, at);
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
    if (!step.easy.empty())
        texts.push_back({ &step.easy, step.easy_mark });
    for (auto const& option : step.options)
        texts.push_back({ &option.text, option.mark });
    return texts;
}

void check_promises(Exploration const& exploration, ProblemList& problems)
{
    auto const& definition = exploration.definition();
    for (auto const& text :
        { definition.pause_text, definition.pause_back, definition.remind ? definition.remind->text : std::string() })
        if (auto promise = promise_in(text); !promise.empty())
            problems.add(definition.pause_mark, Rule::promise_has_alert,
                "the pause says \"" + promise + "\", and it is shown before anybody is told",
                "say only what is true for everyone who pauses");
    std::set<int> told;
    auto const& states = exploration.states();
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (states[i].step == Exploration::at_end || told.contains(states[i].step))
            continue;
        auto const& step = definition.steps[static_cast<std::size_t>(states[i].step)];
        auto way = [&] { return exploration.way_to(static_cast<int>(i)); };
        // Options are the young person's words, not ours.
        for (auto const& [text, mark] : { ShownText { &step.text, step.text_mark }, ShownText { &step.help, step.mark },
                 ShownText { &step.easy, step.easy_mark } }) {
            auto promise = promise_in(*text);
            auto said = promise.empty() ? claim_in(*text) : promise;
            bool untold = !said.empty() && !states[i].alerted;
            bool nobody_to_reach = !promise.empty() && definition.who == "visitor";
            if (!untold && !nobody_to_reach)
                continue;
            if (untold)
                problems.add(mark, Rule::promise_has_alert,
                    "step \"" + step.id + "\" says \"" + said + "\", and there is a way on which nobody is told",
                    "raise an alert on that way, or do not say it", way() + ": nobody is told");
            else
                problems.add(mark, Rule::promise_has_alert,
                    "step \"" + step.id + "\" says \"" + promise
                        + "\", and a visitor without a name can not be reached",
                    "say where they can ask instead", way() + ": nobody knows who they are");
            told.insert(states[i].step);
        }
    }
}

} // namespace sayso::flow
