#include "app/escalation.h"

#include "app/opening.h"
#include "casefile/clocks.h"
#include "tests/unit/app/rig.h"
#include <algorithm>

namespace sayso::tests {

using namespace std::chrono_literals;
using domain::Recipient;

namespace {

/// Kit's conversation with one alert to the adviser, on a Monday morning.
struct Night {
    explicit Night(std::vector<Recipient> to = { Recipient::adviser }, Recipient otherwise = Recipient::duty_team)
    {
        settings.duty = { "the duty team", "01632 960 111" };
        settings.out_of_hours = { "the out-of-hours team", "01632 960 999" };
        rig.clock.set(domain::moment_in_england(*parse_date("2026-11-23"), 10 * 60));
        rig.conversation->know(settings);
        rig.own_file->know(settings);
        rig.begin();
        EXPECT_TRUE(rig.say("safe", R"({"choice":"safe"})"));
        alert.id = AlertId::make(rig.clock.now(), rig.random);
        alert.session = rig.session;
        alert.subject = rig.kit.young_person;
        alert.name = "not_safe";
        alert.flow = "check-in";
        alert.level = domain::Level::urgent;
        alert.place = "safe";
        alert.to = std::move(to);
        alert.otherwise = otherwise;
        alert.raised = rig.clock.now();
        alert.acknowledge_by = rig.clock.now() + 15min;
        store::Change change;
        change.alerts.push_back(alert);
        EXPECT_TRUE(rig.store->commit_group(std::vector { change }).front());
        begin_anew();
    }

    /// As after a restart: what was only remembered is gone.
    void begin_anew() { escalation.emplace(*rig.link, *rig.outbox, settings, rig.clock, rig.random); }

    void send()
    {
        EXPECT_TRUE(rig.say("words", R"({"skipped":true})"));
        EXPECT_TRUE(rig.say("nights", R"({"int":0})"));
        EXPECT_TRUE(rig.wait(rig.conversation->submit(rig.kit, rig.session, rig.english)));
    }

    int round()
    {
        auto passed = rig.wait(escalation->round());
        EXPECT_TRUE(passed);
        return passed ? *passed : -1;
    }

    std::vector<casefile::AlertStep> steps() { return *rig.store->alert_steps(alert.id); }

    std::string whom()
    {
        std::string all;
        for (auto const& step : steps())
            all += std::string(all.empty() ? "" : " ") + domain::name(step.to);
        return all;
    }

    std::vector<std::string> notices()
    {
        std::vector<std::string> words;
        for (auto const& event : *rig.store->session_events(rig.session))
            if (event.kind == domain::SessionEventKind::passed_on)
                words.push_back(rig.wait(rig.conversation->notice(rig.kit, rig.session, event.number, rig.english))
                                    ->words);
        return words;
    }

    int audited(std::string const& action)
    {
        auto actions = rig.audit_actions();
        return static_cast<int>(std::count(actions.begin(), actions.end(), action));
    }

    AppRig rig;
    domain::CouncilSettings settings;
    casefile::AlertRecord alert;
    std::optional<app::Escalation> escalation;
};

int count_kind(Ear const& ear, std::string const& kind)
{
    return static_cast<int>(std::count_if(
        ear.heard.begin(), ear.heard.end(), [&](app::News const& news) { return news.kind == kind; }));
}

} // namespace

TEST(Escalation, WalksFromTheAdviserToTheSafeguardingLeadOneStepAtATime)
{
    Night night;
    night.send();
    Ear phone(night.rig, night.rig.kit);
    Ear desk(night.rig, night.rig.sam);
    night.rig.clock.advance(15min);
    EXPECT_EQ(night.round(), 0) << "the time is not over";
    night.rig.clock.advance(1min);
    EXPECT_EQ(night.round(), 1);
    EXPECT_EQ(night.round(), 0) << "once";
    EXPECT_EQ(night.whom(), "duty_team");
    night.rig.clock.advance(31min);
    EXPECT_EQ(night.round(), 1);
    EXPECT_EQ(night.whom(), "duty_team out_of_hours");
    night.rig.clock.advance(31min);
    EXPECT_EQ(night.round(), 1);
    EXPECT_EQ(night.whom(), "duty_team out_of_hours safeguarding_lead");

    EXPECT_EQ(night.audited("alert.pass_on"), 3);
    EXPECT_EQ(count_kind(phone, "passed_on"), 3);
    EXPECT_EQ(count_kind(desk, "passed_on"), 3);
    auto chronology = *night.rig.store->chronology_of(night.rig.kit.young_person);
    EXPECT_EQ(std::count_if(chronology.begin(), chronology.end(),
                  [](auto const& entry) { return entry.kind == "alert_passed_on" && entry.detail == "not_safe"; }),
        3);
    EXPECT_EQ(night.notices(),
        (std::vector<std::string> {
            "Nobody had read this yet, so we told the duty team too, today 10:16. If you are in danger now, call 999. "
            "You can also call the duty team yourself: 01632 960 111.",
            "Nobody had read this yet, so we told the out-of-hours team too, today 10:47. If you are in danger now, "
            "call 999. You can also call the out-of-hours team yourself: 01632 960 999.",
            "Nobody had read this yet, so we told the manager in charge of keeping people safe too, today 11:18. If "
            "you are in danger now, call 999." }));
    auto own = night.rig.wait(night.rig.own_file->statements(night.rig.kit, night.rig.english));
    ASSERT_TRUE(own);
    EXPECT_EQ(own->front().passed_on_words, night.notices().back());
    auto shown = night.rig.wait(night.rig.desk->alert(night.rig.manager, night.alert.id));
    ASSERT_TRUE(shown);
    ASSERT_EQ(shown->passed_on.size(), 3U);
    EXPECT_EQ(shown->passed_on[0].title, "Duty team");
}

TEST(Escalation, StopsWhenSomebodyTakesItUp)
{
    Night night;
    night.send();
    night.rig.clock.advance(16min);
    EXPECT_EQ(night.round(), 1);
    ASSERT_TRUE(night.rig.wait(night.rig.desk->acknowledge(night.rig.sam, night.alert.id)));
    night.rig.clock.advance(24h);
    EXPECT_EQ(night.round(), 0);
    EXPECT_EQ(night.whom(), "duty_team");
}

TEST(Escalation, SaysThatItWasReadWhenItWas)
{
    Night night;
    EXPECT_TRUE(night.rig.store->commit_group(std::vector { [&] {
        store::Change read;
        read.session_events.push_back({ night.rig.session, 0, domain::SessionEventKind::read, "", night.rig.sam.worker,
            night.rig.clock.now() });
        return read;
    }() })[0]);
    night.rig.clock.advance(16min);
    EXPECT_EQ(night.round(), 1);
    EXPECT_EQ(night.notices().front().find("Nobody had said yet that they are dealing with this"), 0U);
}

TEST(Escalation, RemindsTheLastForeverAndTheYoungPersonHearsOfItOnce)
{
    Night night;
    for (int i = 0; i < 3; ++i) {
        night.rig.clock.advance(31min);
        EXPECT_EQ(night.round(), 1);
    }
    for (int i = 0; i < 4; ++i) {
        night.rig.clock.advance(121min);
        EXPECT_EQ(night.round(), 1);
    }
    EXPECT_EQ(night.steps().size(), 7U);
    EXPECT_EQ(night.steps().back().to, Recipient::safeguarding_lead);
    auto notices = night.notices();
    ASSERT_EQ(notices.size(), 4U);
    EXPECT_EQ(notices.back().find("Nobody was dealing with this yet, so we asked"), 0U);
}

TEST(Escalation, KeepsWhatIsSaidAboutAWorkerWithTheLead)
{
    Night night({ Recipient::safeguarding_lead }, Recipient::team_manager);
    Ear desk(night.rig, night.rig.sam);
    night.rig.clock.advance(16min);
    EXPECT_EQ(night.round(), 1);
    night.rig.clock.set(domain::moment_in_england(*parse_date("2026-11-24"), 3 * 60));
    EXPECT_EQ(night.round(), 1);
    EXPECT_EQ(night.whom(), "safeguarding_lead safeguarding_lead");
    EXPECT_TRUE(desk.heard.empty()) << "the adviser may be the one it is about";
    EXPECT_NE(night.notices().at(0).find("we asked a manager who looks into worries about staff again"),
        std::string::npos);
    EXPECT_EQ(night.notices().size(), 1U);
}

TEST(Escalation, TakesNoStepTwiceAndLosesNoneWhenTheProcessEnds)
{
    Night night;
    std::string expected;
    for (char const* next : { "duty_team", "out_of_hours", "safeguarding_lead" }) {
        night.rig.clock.advance(31min);
        night.begin_anew();
        EXPECT_EQ(night.round(), 1);
        night.begin_anew();
        EXPECT_EQ(night.round(), 0);
        expected += std::string(expected.empty() ? "" : " ") + next;
        EXPECT_EQ(night.whom(), expected);
    }
}

TEST(Escalation, AClockThatJumpsAheadAndBackHarmsNothing)
{
    Night night;
    auto real = night.rig.clock.now() + 16min;
    night.rig.clock.set(real + std::chrono::days { 365 });
    EXPECT_EQ(night.round(), 1) << "too early is safe";
    EXPECT_EQ(night.round(), 0) << "but only one step, not all of them";
    night.rig.clock.set(real);
    EXPECT_EQ(night.round(), 0);
    night.rig.clock.advance(29min);
    EXPECT_EQ(night.round(), 0);
    night.rig.clock.advance(2min);
    EXPECT_EQ(night.round(), 1) << "and the next is not a year late";
    EXPECT_EQ(night.steps().size(), 2U);
    night.rig.clock.advance(31min);
    EXPECT_EQ(night.round(), 1);
}

TEST(Escalation, AClockThatJumpsBackAndAheadHarmsNothing)
{
    Night night;
    auto real = night.rig.clock.now();
    night.rig.clock.set(real - std::chrono::days { 365 });
    EXPECT_EQ(night.round(), 0);
    night.rig.clock.advance(16min);
    EXPECT_EQ(night.round(), 1) << "the alert is not left lying until the clock is right again";
    EXPECT_EQ(night.round(), 0);
    night.rig.clock.set(real + 5min);
    EXPECT_EQ(night.round(), 1) << "by the clock that is right the step of a year ago is overdue";
    EXPECT_EQ(night.round(), 0);
    EXPECT_EQ(night.steps().size(), 2U);
}

TEST(Escalation, AnAlertAtNightGoesToWhoeverIsAwake)
{
    Night night;
    night.rig.clock.set(domain::moment_in_england(*parse_date("2026-11-23"), 23 * 60));
    EXPECT_EQ(night.round(), 1);
    EXPECT_EQ(night.whom(), "out_of_hours");
}

TEST(Escalation, AnOverdueReplyIsToldOnce)
{
    Night night;
    Ear desk(night.rig, night.rig.manager);
    night.send();
    auto due = casefile::reply_due(night.rig.clock.now(), night.settings);
    night.rig.clock.set(due - 1ms);
    night.round();
    EXPECT_EQ(count_kind(desk, "overdue"), 0);
    night.rig.clock.set(due);
    night.round();
    night.begin_anew();
    night.round();
    EXPECT_EQ(count_kind(desk, "overdue"), 1);
    EXPECT_EQ(night.audited("clock.overdue"), 1);
}

TEST(Escalation, APromiseThatIsNotKeptIsToldOnce)
{
    Night night;
    Ear desk(night.rig, night.rig.manager);
    auto entry = [&](bool young_person, char const* due) {
        store::CaseEntryRecord promised;
        promised.id = EntryId::make(night.rig.clock.now(), night.rig.random);
        promised.subject = night.rig.kit.young_person;
        promised.session = night.rig.session;
        promised.kind = casefile::EntryKind::action;
        promised.owner = young_person ? "young_person" : night.rig.sam.worker.text();
        promised.due = *parse_date(due);
        promised.by = night.rig.sam.worker;
        promised.at = night.rig.clock.now();
        return promised;
    };
    store::Change change;
    change.case_entries = { entry(false, "2026-11-24"), entry(true, "2026-11-24"), entry(false, "2026-12-24") };
    vault::AuditEntry noted;
    noted.at = night.rig.clock.now();
    noted.actor = "system";
    noted.action = "entry.write";
    change.audit.push_back(noted);
    ASSERT_TRUE(night.rig.store->commit_group(std::vector { change }).front());
    night.rig.clock.set(domain::moment_in_england(*parse_date("2026-11-24"), 23 * 60));
    night.round();
    EXPECT_EQ(count_kind(desk, "overdue"), 0) << "the day is not over";
    night.rig.clock.set(domain::moment_in_england(*parse_date("2026-11-25"), 0));
    night.round();
    night.begin_anew();
    night.round();
    EXPECT_EQ(count_kind(desk, "overdue"), 1);
    auto told = *night.rig.store->clocks_told("promise/");
    EXPECT_EQ(told, (std::vector<std::string> { "promise/" + change.case_entries[0].id.text() }));
}

TEST(Opening, SaysInTheReadersWordsWhetherAnybodyIsThere)
{
    Night night;
    auto words = [&](char const* day, int hour, char const* locale) {
        auto view = app::opening_view(night.settings, *night.rig.presenter, text::locale_or_english(locale),
            domain::moment_in_england(*parse_date(day), hour * 60));
        return view.words + " | " + view.next;
    };
    EXPECT_EQ(words("2026-11-23", 10, "en"), "Open until 5 pm today | Opens tomorrow at 9 am");
    EXPECT_EQ(words("2026-11-23", 3, "en"), "Closed now | Opens at 9 am today");
    EXPECT_EQ(words("2026-11-20", 18, "en"), "Closed now | Opens Monday at 9 am");
    auto view = app::opening_view(
        night.settings, *night.rig.presenter, night.rig.english, night.rig.clock.now());
    EXPECT_EQ(view.night_phone, "01632 960 999");
    EXPECT_NE(view.night_words.find("call the out-of-hours team"), std::string::npos);
}

} // namespace sayso::tests
