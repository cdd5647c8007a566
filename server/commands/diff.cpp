#include "commands/commands.h"

#include "flow/diff.h"
#include "flow/load.h"
#include "store/open_sessions.h"
#include <iostream>

namespace sayso::commands {

namespace {

/// A sound flow from one file; nothing, with its problems on stderr, if it is not.
flow::Published load_one(std::string const& file)
{
    auto checked = flow::load_flows({ file });
    for (auto const& problem : checked.problems)
        if (problem.blocks)
            std::cerr << flow::to_text(problem) << "\n";
    return checked.flows.size() == 1 ? checked.flows.front() : nullptr;
}

int print_open_sessions(flow::Definition const& before, flow::Definition const& after, std::string const& folder)
{
    auto open = store::count_open_sessions(folder, before.id);
    if (!open)
        return give_up(open.error());
    std::uint64_t old = 0, others = 0, same = 0;
    for (auto const& one : *open)
        (one.version == after.version ? same : one.version == before.version ? old : others) += one.count;
    std::cout << "\nOpen conversations on the old version: " << old
              << ". Each keeps the version it began with to its end; nothing in this list reaches them.\n";
    if (others > 0)
        std::cout << "On still older versions: " << others << ". They keep theirs too.\n";
    if (same > 0)
        std::cout << "On the new version already: " << same << ".\n";
    return 0;
}

} // namespace

int diff(DiffCommand const& command)
{
    auto before = load_one(command.before);
    auto after = load_one(command.after);
    if (!before || !after)
        return give_up("one of the two is no flow that can be published; put right what is listed above");
    if (before->id != after->id)
        return give_up("these are two different flows: " + before->id + " and " + after->id);
    auto changes = flow::diff(*before, *after);
    for (auto const& change : changes)
        std::cout << "[" << flow::name(change.kind) << "] " << change.sentence << "\n";
    std::cout << (changes.empty() ? "Nothing is different for anybody.\n" : "");
    if (!changes.empty() && after->number <= before->number)
        std::cout << "\nversion: is still " << after->number << "; a new version needs a higher number.\n";
    return command.data.empty() ? 0 : print_open_sessions(*before, *after, command.data);
}

} // namespace sayso::commands
