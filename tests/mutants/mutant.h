#pragma once

#include "flow/fields.h"
#include "flow/transcript.h"
#include "text/catalogue.h"
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

/// Mistakes made on purpose, to see whether anybody who could be hurt by one is protected.
namespace sayso::mutants {

/// Same numbers on every machine: the standard's distributions are not.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : engine_(seed)
    {
    }
    std::size_t below(std::size_t count) { return count == 0 ? 0 : static_cast<std::size_t>(engine_() % count); }
    template <class List> auto& one_of(List& list) { return list[below(list.size())]; }

private:
    std::mt19937_64 engine_;
};

/// One flow as it is shipped, its words in every language, and its transcripts.
struct Shipped {
    flow::Definition flow;
    flow::Fields fields;
    text::Translations words; // Of this flow and its parts only, and the pages' own.
    struct Transcript {
        std::string name;
        flow::transcripts::Parsed parsed;
    };
    std::vector<Transcript> transcripts;
};
std::vector<Shipped> load_shipped();

struct Mutant {
    std::string kind; // "an alert is removed"
    std::string what; // Where: `housing-tonight: safe, unsafe: no_safe_place`
    flow::Definition flow;
    text::Translations words;
    std::string harm = {}; // Set by those that are harmful however the flow is walked; else worked out.
};

/// One kind of mistake; nothing where the flow has no place for it.
struct Mutator {
    std::string kind;
    std::function<std::optional<Mutant>(Shipped const&, Dice&)> make;
};
std::vector<Mutator> flow_mutators();
std::vector<Mutator> word_mutators();

/// Begins a mutant of its own.
Mutant mutant_of(Shipped const& shipped, std::string kind, std::string where);

/// Makes every translation's fingerprint fit the English again, as if translators had followed the change: what is
/// caught then is caught for what it says.
void follow_english(Mutant& mutant);

/// Why somebody could be hurt, by what people would see and who would be told; empty if nobody. Knows nothing of the
/// checker: it plays what the transcripts play, wanders about, and compares with what the shipped flow does.
std::string harm_in(Shipped const& shipped, Mutant const& mutant, Dice& dice);

/// What found it: "check: ..." or "transcript ..."; both empty if nothing did.
struct Caught {
    std::string by_check;
    std::string by_transcript;
};
Caught catch_mutant(Shipped const& shipped, Mutant const& mutant);

} // namespace sayso::mutants
