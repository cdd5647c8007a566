// Makes a few hundred mistakes in the flows and words that are shipped, works out which of them could hurt somebody,
// and fails if one of those would be published: if neither `sayso check` nor a transcript finds it.
//
//     mutants              prints what was tried and how much of it was caught
//     mutants --all        prints every mutant
//
// The same mistakes every time: the dice have a fixed seed.
#include "tests/mutants/mutant.h"

#include "flow/load.h"
#include "tests/transcripts/repository.h"
#include <iostream>
#include <map>

namespace sayso::mutants {

using namespace flow;

namespace {

constexpr std::size_t wanted = 480; // Mutants, spread evenly over kinds and flows.
constexpr std::uint64_t seed = 20261122;

text::Translations words_of(text::Translations const& all, Definition const& definition)
{
    text::Translations words;
    words.app = all.app;
    auto parts = definition.parts();
    for (auto const& [where, file] : all.flows) {
        bool own = where.second == definition.id;
        for (auto const& part : parts)
            own = own || where.second == "parts/" + part;
        if (own)
            words.flows.emplace(where, file);
    }
    return words;
}

/// One line for each kind of mistake.
struct Count {
    int made = 0;
    int harmful = 0;
    int by_check = 0;
    int by_transcript = 0;
};

struct Run {
    std::map<std::string, Count> kinds;
    std::vector<std::string> missed;
    Count total;
};

void judge(Shipped const& shipped, Mutant const& mutant, Dice& dice, Run& run, bool tell_all)
{
    auto harm = harm_in(shipped, mutant, dice);
    auto& kind = run.kinds[mutant.kind];
    ++kind.made;
    ++run.total.made;
    auto where = mutant.kind + " (" + shipped.flow.id + ": " + mutant.what + ")";
    if (harm.empty()) {
        if (tell_all)
            std::cout << "harmless  " << where << "\n";
        return;
    }
    auto caught = catch_mutant(shipped, mutant);
    for (auto* count : { &kind, &run.total }) {
        ++count->harmful;
        count->by_check += !caught.by_check.empty();
        count->by_transcript += caught.by_check.empty() && !caught.by_transcript.empty();
    }
    auto by = caught.by_check.empty() ? caught.by_transcript : caught.by_check;
    if (by.empty())
        run.missed.push_back(where + ": " + harm);
    if (tell_all)
        std::cout << (by.empty() ? "MISSED    " : "caught    ") << where << ": " << harm << "\n          " << by
                  << "\n";
}

void print(Run const& run)
{
    auto line = [](std::string const& name, Count const& count) {
        std::cout << name << std::string(name.size() < 60 ? 60 - name.size() : 1, ' ') << count.made << " made, "
                  << count.harmful << " harmful: " << count.by_check << " caught by check, " << count.by_transcript
                  << " more by transcripts\n";
    };
    for (auto const& [name, count] : run.kinds)
        line(name, count);
    line("all", run.total);
    auto caught = run.total.by_check + run.total.by_transcript;
    std::cout << caught << " of " << run.total.harmful << " harmful mutants caught ("
              << (run.total.harmful == 0 ? 0 : caught * 100 / run.total.harmful) << " %)\n";
    for (auto const& missed : run.missed)
        std::cout << "NOT CAUGHT: " << missed << "\n";
}

} // namespace

std::vector<Shipped> load_shipped()
{
    auto checked = load_flows({ SAYSO_SOURCE_DIR "/flows" });
    auto words = text::load_translations(SAYSO_SOURCE_DIR "/i18n").translations;
    std::vector<Shipped> all;
    for (auto const& published : checked.flows) {
        Shipped shipped { *published, checked.fields, words_of(words, *published), {} };
        for (auto const& file : sayso::transcripts::transcript_files(published->id))
            shipped.transcripts.push_back(
                { file.substr(file.rfind('/') + 1), flow::transcripts::parse(sayso::transcripts::read_text(file)) });
        all.push_back(std::move(shipped));
    }
    return all;
}

Caught catch_mutant(Shipped const& shipped, Mutant const& mutant)
{
    Caught caught;
    auto problems = check(mutant.flow, shipped.fields);
    auto in_words = text::check_translations(
        mutant.words, { std::make_shared<Definition const>(mutant.flow) }, "i18n", text::FlowsGiven::some);
    problems.insert(problems.end(), in_words.begin(), in_words.end());
    for (auto const& problem : problems)
        // The words of the pages are nobody's mistake here: a fault in them must not pass for one that was caught.
        if (problem.blocks && caught.by_check.empty() && !problem.file.ends_with("/app.json"))
            caught.by_check = "check, rule " + std::to_string(static_cast<int>(problem.rule)) + ": " + problem.reason;
    for (auto const& transcript : shipped.transcripts) {
        auto played = flow::transcripts::play(mutant.flow, transcript.parsed.script, flow::transcripts::Reload::never);
        if (!played.error.empty() || played.lines != transcript.parsed.lines) {
            caught.by_transcript = "transcript " + transcript.name;
            break;
        }
    }
    return caught;
}

} // namespace sayso::mutants

int main(int count, char** arguments)
{
    using namespace sayso::mutants;
    bool tell_all = count > 1 && std::string(arguments[1]) == "--all";
    auto const flows = load_shipped();
    auto mutators = flow_mutators();
    for (auto& mutator : word_mutators())
        mutators.push_back(std::move(mutator));
    Dice dice(seed);
    Run run;

    // What the shipped flows do themselves must be no harm, or every mutant of them would look harmful.
    for (auto const& shipped : flows) {
        auto found = harm_in(shipped, mutant_of(shipped, "none", "none"), dice);
        auto refused = catch_mutant(shipped, mutant_of(shipped, "none", "none"));
        for (auto const& trouble : { found, refused.by_check, refused.by_transcript })
            if (!trouble.empty())
                run.missed.push_back(shipped.flow.id + " as it is: " + trouble);
    }
    std::set<std::string> seen;
    for (std::size_t round = 0; seen.size() < wanted && round < 40 && !flows.empty(); ++round)
        for (std::size_t kind = 0; kind < mutators.size() && seen.size() < wanted; ++kind) {
            auto const& shipped = flows[(kind + round * 7) % flows.size()];
            auto mutant = mutators[kind].make(shipped, dice);
            if (mutant && seen.insert(shipped.flow.id + mutant->kind + mutant->what).second)
                judge(shipped, *mutant, dice, run, tell_all);
        }
    print(run);
    bool enough = run.total.made >= 300 && run.total.harmful >= 150;
    if (!enough)
        std::cout << "too few mutants to prove anything\n";
    return run.missed.empty() && enough ? 0 : 1;
}
