// Mistakes an author or a translator can make with words.
#include "tests/mutants/mutant.h"

#include <algorithm>

namespace sayso::mutants {

using namespace flow;

namespace {

using Made = std::optional<Mutant>;
using Message = text::Message;

bool says_999(std::string const& text)
{
    return text.find("999") != std::string::npos;
}

std::vector<Step*> steps(Definition& flow, std::function<bool(Step const&)> const& wanted)
{
    std::vector<Step*> found;
    for (auto& step : flow.steps)
        if (!step.silent && wanted(step))
            found.push_back(&step);
    return found;
}

/// A change of some step's English, with translators following.
Mutator english_mutator(std::string kind, std::function<bool(Definition const&, Step const&)> wanted,
    std::function<void(Definition const&, Step&)> change, std::string harm)
{
    return { kind, [=](Shipped const& shipped, Dice& dice) -> Made {
                auto mutant = mutant_of(shipped, kind, "");
                auto found = steps(mutant.flow, [&](Step const& step) { return wanted(mutant.flow, step); });
                if (found.empty())
                    return {};
                auto* step = dice.one_of(found);
                change(shipped.flow, *step);
                mutant.what = step->id;
                mutant.harm = harm.empty() ? "" : step->id + ": " + harm;
                follow_english(mutant);
                return mutant;
            } };
}

void take_out(std::string& text, std::string const& part)
{
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part))
        text.erase(at, part.size());
}

/// A private question asked before the step, to be given away in it; the first there is.
std::string some_private_step(Definition const& flow)
{
    for (auto const& step : flow.steps)
        if (step.is_private)
            return step.id;
    return "";
}

/// One translated message.
struct Translated {
    text::FlowTranslation* file;
    std::string key;
    Message* message;
};

std::vector<Translated> translated(
    Mutant& mutant, std::function<bool(std::string const& locale, Message const&)> const& wanted)
{
    std::vector<Translated> found;
    for (auto& [where, file] : mutant.words.flows)
        for (auto& [key, message] : file.messages)
            if (wanted(where.first, message))
                found.push_back({ &file, key, &message });
    return found;
}

/// A change of one translated message.
Mutator message_mutator(std::string kind, std::function<bool(std::string const&, Message const&)> wanted,
    std::function<bool(Mutant&, Translated&, Dice&)> change, std::string harm)
{
    return { kind, [=](Shipped const& shipped, Dice& dice) -> Made {
                auto mutant = mutant_of(shipped, kind, "");
                auto found = translated(mutant, wanted);
                if (found.empty())
                    return {};
                auto& one = dice.one_of(found);
                auto where = one.file->locale + ", " + one.key;
                if (!change(mutant, one, dice))
                    return {};
                mutant.what = where;
                mutant.harm = where + ": " + harm;
                return mutant;
            } };
}

bool always(std::string const&, Message const&)
{
    return true;
}

/// The same message in another language.
Message const* in_another_language(Mutant& mutant, Translated const& one, Dice& dice)
{
    std::vector<Message const*> others;
    for (auto const& [where, file] : mutant.words.flows)
        if (where.second == one.file->flow && where.first != one.file->locale)
            if (auto found = file.messages.find(one.key); found != file.messages.end())
                // One word is often the same in two languages; nobody is hurt by a pasted "Telefon".
                if (found->second.text != one.message->text && found->second.text.find(' ') != std::string::npos)
                    others.push_back(&found->second);
    return others.empty() ? nullptr : dice.one_of(others);
}

Made swap_language(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "a whole file is in another language", "");
    std::vector<text::FlowTranslation*> files;
    for (auto& [where, file] : mutant.words.flows)
        files.push_back(&file);
    if (files.size() < 2)
        return {};
    auto* file = dice.one_of(files);
    std::vector<text::FlowTranslation*> others;
    for (auto* other : files)
        if (other->flow == file->flow && other->locale != file->locale)
            others.push_back(other);
    if (others.empty())
        return {};
    auto* other = dice.one_of(others);
    file->messages = other->messages;
    mutant.what = file->locale + "/" + file->flow + " has the words of " + other->locale;
    mutant.harm = mutant.what;
    return mutant;
}

/// Takes the first {name} out of a message.
bool drop_placeholder(Mutant&, Translated& one, Dice&)
{
    auto open = one.message->text.find('{');
    auto close = one.message->text.find('}', open);
    if (open == std::string::npos || close == std::string::npos)
        return false;
    if (one.message->text.substr(open, close - open).find(',') != std::string::npos)
        return false;
    one.message->text.erase(open, close + 1 - open);
    return true;
}

/// Takes one form of a plural out: ` few {...}`.
bool drop_plural(Mutant&, Translated& one, Dice&)
{
    auto& text = one.message->text;
    for (char const* form : { " few {", " many {", " two {", " zero {", " one {" }) {
        auto at = text.find(form);
        auto close = text.find('}', at);
        if (at == std::string::npos || close == std::string::npos)
            continue;
        text.erase(at, close + 1 - at);
        return true;
    }
    return false;
}

/// Plurals are rare; a copy of a text that counts something stands in for them.
Made plural_without_a_form(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "a plural lacks a form", "");
    auto found = translated(mutant,
        [](std::string const&, Message const& message) { return message.text.find(", plural,") != std::string::npos; });
    std::vector<Step*> counted
        = steps(mutant.flow, [](Step const& step) { return step.type == AskType::integer && step.asks; });
    if (found.empty() && counted.empty())
        return {};
    if (!found.empty()) {
        auto& one = dice.one_of(found);
        mutant.what = one.file->locale + ", " + one.key;
        if (!drop_plural(mutant, one, dice))
            return {};
    } else {
        auto says = steps(mutant.flow, [](Step const& step) { return !step.asks; });
        auto files = translated(mutant, [](std::string const& locale, Message const&) { return locale == "ar"; });
        if (says.empty() || files.empty())
            return {};
        auto* step = dice.one_of(says);
        step->text += " {" + counted.front()->id + ", plural, one {One night.} other {# nights.}}";
        follow_english(mutant);
        for (auto& [where, file] : mutant.words.flows)
            if (auto message = file.messages.find(step->id); message != file.messages.end())
                message->second.text += " {" + counted.front()->id + ", plural, one {.} other {#.}}"; // Arabic has six.
        mutant.what = step->id;
    }
    mutant.harm = mutant.what + ": a number is said wrongly";
    return mutant;
}

std::vector<Mutator> english_mutators()
{
    auto safety = [](Definition const& flow, Step const& step) { return flow.is_safety(step.id); };
    auto safety_999
        = [safety](Definition const& flow, Step const& step) { return safety(flow, step) && says_999(step.text); };
    auto said = [](Definition const&, Step const& step) { return !step.asks; };
    return { english_mutator(
                 "a safety text is deleted", safety, [](Definition const&, Step& step) { step.text = " "; },
                 "a safety step says nothing"),
        english_mutator(
            "a text is deleted", [](Definition const&, Step const&) { return true; },
            [](Definition const&, Step& step) { step.text = " "; }, "nothing is said or asked"),
        english_mutator(
            "999 is taken out", safety_999, [](Definition const&, Step& step) { take_out(step.text, "999"); },
            "somebody in danger is not told what to call"),
        english_mutator(
            "999 is mistyped", safety_999,
            [](Definition const&, Step& step) { step.text.replace(step.text.find("999"), 3, "9999"); },
            "somebody in danger calls a wrong number"),
        english_mutator(
            "a call is promised", said,
            [](Definition const&, Step& step) { step.text += " Someone will call you tonight."; }, ""),
        english_mutator(
            "it is said that somebody was told", said,
            [](Definition const&, Step& step) { step.text += " We have told the duty team."; }, ""),
        english_mutator(
            "a private answer is shown",
            [](Definition const& flow, Step const& step) {
                return !step.is_private && !some_private_step(flow).empty();
            },
            [](Definition const& flow, Step& step) { step.text += " You said {" + some_private_step(flow) + "}."; },
            "a private answer is on the screen") };
}

} // namespace

void follow_english(Mutant& mutant)
{
    for (auto const& message : text::messages_of(mutant.flow))
        for (auto& [where, file] : mutant.words.flows)
            if (auto found = file.messages.find(message.key);
                where.second == message.in && found != file.messages.end())
                found->second.english = text::english_hash(message.text);
}

std::vector<Mutator> word_mutators()
{
    auto all = english_mutators();
    all.push_back({ "swap language", swap_language });
    all.push_back({ "plural lacks a form", plural_without_a_form });
    all.push_back(message_mutator(
        "a message is in another language", always,
        [](Mutant& mutant, Translated& one, Dice& dice) {
            auto const* other = in_another_language(mutant, one, dice);
            if (other)
                one.message->text = other->text;
            return other != nullptr;
        },
        "it is in another language"));
    all.push_back(message_mutator(
        "a translation is stale", always,
        [](Mutant&, Translated& one, Dice&) {
            one.message->english = "0123456789ab";
            return true;
        },
        "it says what the English said once"));
    all.push_back(message_mutator(
        "a translation is empty", always,
        [](Mutant&, Translated& one, Dice&) {
            one.message->text = "\u200b ";
            return true;
        },
        "nothing is said"));
    all.push_back(message_mutator(
        "a translation is missing", always,
        [](Mutant& mutant, Translated& one, Dice&) {
            // Eleven languages need only the core: what else is missing there is English by design.
            bool whole = text::locale_or_english(one.file->locale).coverage == text::Coverage::whole;
            for (auto const& message : text::messages_of(mutant.flow))
                if (message.in == one.file->flow && message.key == one.key && !whole && !message.core)
                    return false;
            one.file->messages.erase(one.key);
            return true;
        },
        "it is in English"));
    all.push_back(message_mutator(
        "a translation is left in English", always,
        [](Mutant& mutant, Translated& one, Dice&) {
            for (auto const& message : text::messages_of(mutant.flow))
                if (message.in == one.file->flow && message.key == one.key)
                    one.message->text = message.text;
            return one.message->text.find(' ') != std::string::npos;
        },
        "it is in English"));
    all.push_back(message_mutator(
        "a placeholder is dropped",
        [](std::string const&, Message const& message) { return message.text.find('{') != std::string::npos; },
        drop_placeholder, "a name is missing"));
    all.push_back(message_mutator(
        "a translation drops 999", [](std::string const&, Message const& message) { return says_999(message.text); },
        [](Mutant&, Translated& one, Dice&) {
            take_out(one.message->text, "999");
            return true;
        },
        "somebody in danger is not told what to call"));
    return all;
}

} // namespace sayso::mutants
