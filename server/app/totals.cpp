#include "app/totals.h"

#include "app/session_file.h"
#include "casefile/suppression.h"
#include <map>

namespace sayso::app {

namespace asio = boost::asio;

namespace {

// What workers and members read is English.
std::vector<std::string> const columns { "Begun or sent", "Sent", "Read", "Answered", "With an alert" };

std::vector<std::uint64_t> counted(store::Tally const& tally)
{
    auto when = [&](bool holds) { return holds ? tally.count : 0; };
    return { tally.count, when(tally.sent), when(tally.read), when(tally.replied), when(tally.level.has_value()) };
}

/// One table: the tallies put together by what `label_of` makes of them.
template <class LabelOf>
domain::TotalsTable table(
    std::string id, std::string title, std::vector<store::Tally> const& tallies, LabelOf label_of)
{
    std::map<std::string, std::vector<std::uint64_t>> by_label;
    for (auto const& tally : tallies) {
        auto& sums = by_label[label_of(tally)];
        sums.resize(columns.size());
        auto counts = counted(tally);
        for (std::size_t column = 0; column < columns.size(); ++column)
            sums[column] += counts[column];
    }
    casefile::Counts counts;
    domain::TotalsTable made;
    made.id = std::move(id);
    made.title = std::move(title);
    made.note = "c: hidden, because it is of fewer than 5, or would give such a number away.";
    made.columns = columns;
    for (auto const& [label, sums] : by_label) {
        counts.push_back(sums);
        made.rows.push_back({ label, {} });
    }
    if (counts.empty())
        counts.push_back(std::vector<std::uint64_t>(columns.size())), made.rows.push_back({ "None yet", {} });
    made.rows.push_back({ "All", {} });
    auto shown = casefile::with_small_numbers_hidden(counts);
    for (std::size_t row = 0; row < shown.size(); ++row)
        made.rows[row].values = shown[row];
    return made;
}

} // namespace

Totals::Totals(
    StoreLink& store, Authority& authority, FlowLibrary& flows, text::Presenter& presenter, Clock const& clock)
    : store_(store)
    , authority_(authority)
    , flows_(flows)
    , presenter_(presenter)
    , clock_(clock)
{
}

std::string Totals::title_of(std::string const& flow)
{
    for (auto const& definition : flows_.current())
        if (definition->id == flow)
            return presenter_.title(*definition, text::locale_or_english("en"));
    return flow;
}

asio::awaitable<Result<domain::TotalsView>> Totals::totals(domain::Actor actor)
{
    auto entry = co_await authority_.for_council(actor, CouncilAct::count, "totals");
    if (!entry)
        co_return entry.error();
    Change change;
    change.audit.push_back(std::move(*entry));
    auto noted = co_await store_.commit(std::move(change));
    if (!noted)
        co_return noted.error();
    auto tallies = store_.read().tallies();
    if (!tallies)
        co_return tallies.error();
    auto teams = store_.read().teams();
    if (!teams)
        co_return teams.error();
    std::map<TeamId, std::string> team_names;
    for (auto const& team : *teams)
        team_names[team.id] = team.name;

    domain::TotalsView view;
    view.as_at = told(clock_.now(), clock_.now(), text::locale_or_english("en"));
    view.tables.push_back(table("by_topic", "By conversation", *tallies,
        [this](store::Tally const& tally) { return title_of(tally.flow); }));
    view.tables.push_back(table("by_language", "By language", *tallies, [](store::Tally const& tally) {
        return text::locale_or_english(tally.locale).own_name;
    }));
    view.tables.push_back(table("by_device", "By where it was typed", *tallies,
        [](store::Tally const& tally) { return std::string(domain::name(tally.channel)); }));
    view.tables.push_back(table("by_team", "By team", *tallies,
        [&](store::Tally const& tally) { return team_names[tally.team]; }));
    co_return view;
}

} // namespace sayso::app
