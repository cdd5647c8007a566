#include "commands/demo_case.h"

#include <initializer_list>

namespace sayso::commands {

namespace {

using casefile::Entry;
using casefile::EntryKind;
using std::chrono::days;

using Words = std::initializer_list<std::pair<char const*, char const*>>;

/// Writes one entry after another, each some days before now.
class DemoFile {
public:
    DemoFile(WorkerId adviser, Moment now, Random& random)
        : adviser_(adviser)
        , now_(now)
        , random_(random)
    {
    }

    Entry& by_adviser(EntryKind kind, int days_ago, Words words)
    {
        Entry entry;
        entry.at = now_ - days { days_ago };
        entry.id = EntryId::make(entry.at, random_);
        entry.kind = kind;
        entry.by = adviser_;
        for (auto const& [field, text] : words)
            entry.words.emplace(field, text);
        entries.push_back(std::move(entry));
        return entries.back();
    }

    Entry& by_young_person(EntryKind kind, int days_ago, Words words)
    {
        auto& entry = by_adviser(kind, days_ago, words);
        entry.by = WorkerId();
        return entry;
    }

    EntryId plan(char const* matter, char const* owner, int days_ago, int due_in, Words words)
    {
        auto& entry = by_adviser(EntryKind::plan_action, days_ago, words);
        entry.matter = matter;
        entry.owner = owner;
        entry.due = in(due_in);
        return entry.id;
    }

    void view(char const* matter, int days_ago, char const* text)
    {
        by_young_person(EntryKind::plan_view, days_ago, { { "text", text } }).matter = matter;
    }

    EntryId action(char const* owner, int days_ago, int due_in, char const* what)
    {
        auto& entry = by_adviser(EntryKind::action, days_ago, { { "what", what } });
        entry.owner = owner;
        entry.due = in(due_in);
        return entry.id;
    }

    void status(char const* state, int days_ago)
    {
        by_adviser(EntryKind::status, days_ago, { { "asserted_by", "worker" } }).state = state;
    }

    void household(char const* state, int days_ago, char const* who)
    {
        by_adviser(EntryKind::household, days_ago, { { "who", who } }).state = state;
    }

    void reviewed(int days_ago, char const* note)
    {
        by_adviser(EntryKind::plan_reviewed, days_ago, { { "note", note } }).happened = in(-days_ago);
    }

    void adult_care(char const* statement, char const* state, int days_ago, Words words)
    {
        auto& entry = by_adviser(EntryKind::adult_care, days_ago, words);
        entry.about = statement;
        entry.state = state;
    }

    Date in(int how_many) const { return Date(std::chrono::floor<days>(now_) + days { how_many }); }

    std::vector<Entry> entries;

private:
    WorkerId adviser_;
    Moment now_;
    Random& random_;
};

void fill_kit(DemoFile& file)
{
    file.status("eligible", 150);
    file.household("foster", 150, "The Pretend family, since spring");
    file.reviewed(120, "Held at the Invented Arms cafe. Kit chose the cake.");
    file.view("accommodation", 60, "I want to stay near my band. Not another town.");
    auto flat = file.plan("accommodation", "adviser", 58, 18,
        { { "what", "Look at two made-up flats on Example Street together" }, { "agreed_with", "Kit and the Pretends" } });
    file.by_young_person(EntryKind::plan_agree, 57, {}).about = flat.text();
    file.view("money", 40, "I never know what is left on Fridays.");
    file.plan("money", "young_person", 38, 10, { { "what", "Try the envelope trick for four Fridays" } });
    file.action("adviser", 6, 5, "Ask the pretend housing team when Example Street is free");
    file.by_adviser(EntryKind::referral, 30, { { "why", "To get on the made-up housing list" }, { "agreed", "Kit said yes" } })
        .owner = "housing";
}

void fill_noor(DemoFile& file)
{
    file.status("eligible", 90);
    file.household("supported", 90, "Two others at Fictional House");
    file.view("education", 35, "I like maths. I don't like the bus.");
    auto college = file.plan("education", "team_manager", 33, 21, { { "what", "Find a college with a shorter bus ride" } });
    auto& unsure = file.by_young_person(EntryKind::plan_disagree, 32, { { "comment", "I would rather choose it myself." } });
    unsure.about = college.text();
    file.adult_care("nice_1", "yes", 80, { { "note", "Planning began in Year 9 at Imaginary School" } });
    file.adult_care("nice_4", "not_yet", 30, { { "note", "A named worker is being looked for" } });
}

void fill_ffion(DemoFile& file)
{
    file.status("former_relevant", 200);
    file.household("alone", 100, "Own flat at Nowhere Road");
    file.reviewed(200, "By video, with the sound off for half of it.");
    auto cooker = file.action("adviser", 40, -12, "Get the pretend cooker mended");
    auto& done = file.by_adviser(EntryKind::action_done, 11, { { "what_changed", "The cooker works. The invented fitter came." } });
    done.about = cooker.text();
    file.by_young_person(EntryKind::review_asked, 3, { { "why", "Everything has changed since the flat." } });
}

void fill_robin(DemoFile& file)
{
    file.status("eligible", 60);
    file.household("kinship", 60, "With Aunt Makebelieve");
    file.view("relationships", 20, "I want to see my brother every week.");
    file.plan("relationships", "adviser", 18, -2, { { "what", "Ask when the brother in this story can visit" } });
}

} // namespace

std::vector<Entry> demo_entries(std::size_t number, WorkerId adviser, Moment now, Random& random)
{
    DemoFile file(adviser, now, random);
    switch (number) {
    case 0:
        fill_kit(file);
        break;
    case 1:
        fill_noor(file);
        break;
    case 2:
        fill_ffion(file);
        break;
    case 3:
        fill_robin(file);
        break;
    default:
        break;
    }
    return std::move(file.entries);
}

} // namespace sayso::commands
