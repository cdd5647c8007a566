#include "flow/load.h"
#include "tests/unit/app/rig.h"

#include <algorithm>

namespace sayso::tests {

namespace {

using app::Pairing;

Secret<std::string> secret(std::string text)
{
    return Secret<std::string>(std::move(text));
}

char const* const tell_us = R"(flow: tell-us
format: 2
version: 1
title: "Tell us"
for: {who: visitor, ages: 10..25}
pause: {after: 10m, say: "You can stop.", back: "Welcome back.", keep: 7d, remind: {after: 1d, say: "Go on?"}}
steps:
  - id: words
    ask: text
    optional: true
    read_aloud: true
    text: "What do you want to say?"
    next: end
)";

/// A real council's kiosk and Kit's phone.
class KioskTest : public testing::Test {
protected:
    void SetUp() override
    {
        auto loaded = flow::load_flow("tell-us.yaml", tell_us);
        for (auto const& problem : loaded.problems)
            EXPECT_FALSE(problem.blocks) << flow::to_text(problem);
        auto published = std::make_shared<flow::Definition const>(std::move(*loaded.definition));
        store::Change change;
        change.flow_versions = app::FlowLibrary::rows({ published }, rig.clock.now());
        ASSERT_TRUE(rig.wait(rig.link->commit(std::move(change))));
        auto flows = rig.flows->current();
        flows.push_back(published);
        auto fields = rig.flows->fields();
        rig.flows->publish(std::move(flows), std::move(fields));
        front = add("Front desk", "BCDFGHJK");
        auto enrolled = rig.wait(rig.sign_in->enrol_kiosk(secret("bcdf-ghjk"), "10.0.0.1"));
        ASSERT_TRUE(enrolled) << enrolled.error().detail;
        EXPECT_EQ(enrolled->name, "Front desk");
        token = enrolled->token;
        auto found = rig.sign_in->kiosks().find(token);
        ASSERT_TRUE(found);
        front = *found;
    }

    store::KioskRecord add(std::string name, std::string const& code)
    {
        store::KioskRecord kiosk;
        kiosk.id = KioskId::make(rig.clock.now(), rig.random);
        kiosk.name = std::move(name);
        kiosk.code_index = rig.vault->blind_index("kiosk", code);
        kiosk.created = rig.clock.now();
        kiosk.code_expires = rig.clock.now() + std::chrono::hours(1);
        store::Change change;
        change.kiosks.push_back(kiosk);
        change.audit.emplace_back();
        change.audit.back().action = "kiosk.add";
        EXPECT_TRUE(rig.wait(rig.link->commit(std::move(change))));
        return kiosk;
    }

    domain::Actor phone_of(domain::Actor adviser, domain::Actor person)
    {
        auto issued = rig.wait(rig.enrolment->issue_code(adviser, person.young_person));
        return rig.wait(rig.sign_in->redeem(issued->code, "10.0.0.2", "Chrome, Android"))->actor;
    }

    Pairing ask() { return rig.sign_in->kiosks().show(front, Pairing::Kind::sign_in, {}, {}); }

    app::SignedIn at_the_kiosk()
    {
        auto phone = phone_of(rig.sam, rig.kit);
        auto shown = ask();
        auto opened = rig.sign_in->open_visit(phone, shown.token);
        EXPECT_TRUE(rig.wait(rig.sign_in->settle_visit(phone, opened->claim, true)));
        auto asked = rig.wait(rig.sign_in->asked_visit(front, shown.ticket));
        return std::move(std::get<app::SignedIn>(*asked));
    }

    SessionId talk(domain::Actor actor, domain::Channel channel = domain::Channel::kiosk)
    {
        auto begun = rig.wait(rig.conversation->start(
            actor, actor.role == domain::Role::visitor ? "tell-us" : "check-in", rig.english, channel));
        EXPECT_TRUE(begun) << begun.error().detail;
        return begun->started.session;
    }

    AppRig rig;
    store::KioskRecord front;
    Secret<std::string> token { "" };
};

TEST_F(KioskTest, ABrowserIsAKioskByItsTokenOnlyAndByACodeOnce)
{
    EXPECT_EQ(rig.sign_in->kiosks().find(token)->name, "Front desk");
    EXPECT_EQ(rig.sign_in->kiosks().find(std::nullopt).error().detail, "kiosk_unknown");
    EXPECT_EQ(rig.sign_in->kiosks().find(secret("made up")).error().detail, "kiosk_unknown");
    EXPECT_EQ(rig.wait(rig.sign_in->enrol_kiosk(secret("BCDFGHJK"), "10.0.0.1")).error().detail, "code_wrong");
    add("Library", "MNPQRSTV");
    rig.clock.advance(std::chrono::hours(1));
    EXPECT_EQ(rig.wait(rig.sign_in->enrol_kiosk(secret("MNPQRSTV"), "10.0.0.1")).error().detail, "code_wrong");
}

TEST_F(KioskTest, CodesOfKiosksCanNotBeGuessed)
{
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(rig.wait(rig.sign_in->enrol_kiosk(secret("WRONGWRO"), "10.0.0.9")).error().detail, "code_wrong");
    EXPECT_EQ(rig.wait(rig.sign_in->enrol_kiosk(secret("WRONGWRO"), "10.0.0.9")).error().detail, "too_many_tries");
}

TEST_F(KioskTest, APhoneSignsItsOwnerInAndTheyAreOneVisitOnly)
{
    auto phone = phone_of(rig.sam, rig.kit);
    auto shown = ask();
    EXPECT_EQ(shown.token.size(), 32U) << "128 bits";
    EXPECT_TRUE(std::holds_alternative<Pairing>(*rig.wait(rig.sign_in->asked_visit(front, shown.ticket))));

    auto opened = rig.sign_in->open_visit(phone, shown.token);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->name, "Front desk") << "the phone says which screen it is";
    EXPECT_EQ(opened->pictures, shown.pictures);
    EXPECT_NE(opened->pictures[0], opened->pictures[1]);
    EXPECT_NE(opened->pictures[1], opened->pictures[2]);
    auto seen = std::get<Pairing>(*rig.wait(rig.sign_in->asked_visit(front, shown.ticket)));
    EXPECT_EQ(seen.state, Pairing::State::seen);

    ASSERT_TRUE(rig.wait(rig.sign_in->settle_visit(phone, opened->claim, true)));
    auto asked = rig.wait(rig.sign_in->asked_visit(front, shown.ticket));
    ASSERT_TRUE(asked);
    auto const& in = std::get<app::SignedIn>(*asked);
    EXPECT_EQ(in.actor.young_person, rig.kit.young_person);
    EXPECT_EQ(in.actor.visit, rig.clock.now());
    EXPECT_EQ(in.names.name, "") << "no name on a screen that others look at";
    EXPECT_EQ(rig.sign_in->who(in.token)->visit, rig.clock.now());
    EXPECT_EQ(rig.wait(rig.sign_in->asked_visit(front, shown.ticket)).error().detail, "visit_gone") << "once";
    auto devices = rig.sign_in->devices(phone, rig.english);
    EXPECT_TRUE(std::ranges::any_of(*devices, [](auto const& device) { return device.label == "Front desk"; }))
        << "they see on their phone where they are signed in";
    rig.clock.advance(std::chrono::minutes(20));
    EXPECT_FALSE(rig.sign_in->who(in.token));
    auto actions = rig.audit_actions();
    for (char const* action : { "kiosk.enrol", "kiosk.approve", "sign_in.kiosk" })
        EXPECT_NE(std::ranges::find(actions, action), actions.end()) << action;
}

TEST_F(KioskTest, ASquareWorksOnceAndForFiveMinutes)
{
    auto phone = phone_of(rig.sam, rig.kit);
    auto stranger = phone_of(rig.alex, rig.noor);
    auto shown = ask();
    auto opened = rig.sign_in->open_visit(phone, shown.token);
    EXPECT_EQ(rig.sign_in->open_visit(stranger, shown.token).error().detail, "visit_gone");
    EXPECT_EQ(rig.wait(rig.sign_in->settle_visit(stranger, opened->claim, true)).error().detail, "visit_gone")
        << "only whose phone it is says yes";
    EXPECT_EQ(rig.wait(rig.sign_in->settle_visit(phone, "guessed", true)).error().detail, "visit_gone");
    rig.clock.advance(std::chrono::minutes(5));
    EXPECT_EQ(rig.wait(rig.sign_in->settle_visit(phone, opened->claim, true)).error().detail, "visit_gone");
    auto late = ask();
    rig.clock.advance(std::chrono::minutes(5));
    EXPECT_EQ(rig.sign_in->open_visit(phone, late.token).error().detail, "visit_gone");
    EXPECT_EQ(rig.sign_in->open_visit(phone, "").error().detail, "visit_gone");
    auto first = ask();
    auto second = ask();
    EXPECT_EQ(rig.sign_in->open_visit(phone, first.token).error().detail, "visit_gone") << "a new one ends the last";
    EXPECT_TRUE(rig.sign_in->open_visit(phone, second.token));
}

TEST_F(KioskTest, WhoSaysNoLetsNobodyIn)
{
    auto phone = phone_of(rig.sam, rig.kit);
    auto shown = ask();
    auto opened = rig.sign_in->open_visit(phone, shown.token);
    EXPECT_TRUE(rig.wait(rig.sign_in->settle_visit(phone, opened->claim, false)));
    EXPECT_EQ(rig.wait(rig.sign_in->settle_visit(phone, opened->claim, true)).error().detail, "visit_gone");
    EXPECT_EQ(rig.wait(rig.sign_in->asked_visit(front, shown.ticket)).error().detail, "visit_gone");
}

TEST_F(KioskTest, AnotherKioskCanNotTakeWhatWasApproved)
{
    auto library = add("Library", "MNPQRSTV");
    auto phone = phone_of(rig.sam, rig.kit);
    auto shown = ask();
    auto opened = rig.sign_in->open_visit(phone, shown.token);
    EXPECT_TRUE(rig.wait(rig.sign_in->settle_visit(phone, opened->claim, true)));
    EXPECT_EQ(rig.wait(rig.sign_in->asked_visit(library, shown.ticket)).error().detail, "visit_gone");
    EXPECT_TRUE(rig.wait(rig.sign_in->asked_visit(front, shown.ticket)));
}

TEST_F(KioskTest, ACodeOfTheAdviserLetsInForOneVisit)
{
    auto issued = rig.wait(rig.enrolment->issue_code(rig.sam, rig.kit.young_person));
    auto in = rig.wait(rig.sign_in->redeem_at(front, issued->code));
    ASSERT_TRUE(in) << in.error().detail;
    EXPECT_EQ(in->actor.young_person, rig.kit.young_person);
    EXPECT_TRUE(in->actor.visit);
    EXPECT_EQ(rig.wait(rig.sign_in->redeem_at(front, issued->code)).error().detail, "code_wrong");
    for (int i = 0; i < 4; ++i)
        (void)rig.wait(rig.sign_in->redeem_at(front, secret("WRONGWRO")));
    auto right = rig.wait(rig.enrolment->issue_code(rig.sam, rig.kit.young_person));
    EXPECT_EQ(rig.wait(rig.sign_in->redeem_at(front, right->code)).error().detail, "too_many_tries")
        << "five tries at one kiosk";
    rig.clock.advance(std::chrono::minutes(5));
    EXPECT_TRUE(rig.wait(rig.sign_in->redeem_at(front, right->code)));
}

TEST_F(KioskTest, AtTheKioskTheySeeOnlyWhatTheySayThere)
{
    rig.begin();
    auto before = rig.session;
    ASSERT_TRUE(rig.say("safe", R"({"choice":"safe"})"));
    rig.clock.advance(std::chrono::minutes(1));
    auto visit = at_the_kiosk().actor;
    auto mine = talk(visit, domain::Channel::phone); // Whatever the page says.
    EXPECT_TRUE(rig.wait(rig.conversation->resume(visit, mine, 0, rig.english)));
    EXPECT_EQ(rig.store->session(mine)->channel, domain::Channel::kiosk);
    EXPECT_EQ(rig.wait(rig.conversation->resume(visit, before, 0, rig.english)).error().code, Errc::not_found);
    EXPECT_EQ(rig.wait(rig.conversation->review(visit, before, rig.english)).error().code, Errc::not_found);
    EXPECT_EQ(rig.wait(rig.own_file->statements(visit, rig.english)).error().code, Errc::forbidden);
    EXPECT_TRUE(rig.wait(rig.own_file->statements(rig.kit, rig.english)));
    EXPECT_FALSE(*rig.authority->may_hear(visit, "replied", rig.kit.young_person, before));
    EXPECT_TRUE(*rig.authority->may_hear(visit, "replied", rig.kit.young_person, mine));
    rig.clock.advance(std::chrono::minutes(1));
    EXPECT_EQ(rig.wait(rig.conversation->resume(at_the_kiosk().actor, mine, 0, rig.english)).error().code,
        Errc::not_found)
        << "nor what they said there another time";
}

TEST_F(KioskTest, AnUnfinishedConversationGoesToOnePhone)
{
    auto visitor = rig.wait(rig.sign_in->visitor("10.0.0.1", front.id));
    auto session = talk(visitor->actor);
    auto offered = rig.sign_in->offer_hand_over(front, visitor->actor, session);
    ASSERT_TRUE(offered) << offered.error().detail;
    EXPECT_EQ(rig.wait(rig.sign_in->settle_hand_over(front, visitor->actor, offered->ticket, true)).error().detail,
        "visit_gone")
        << "nobody has looked yet";
    auto opened = rig.sign_in->open_hand_over(offered->token);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->pictures, offered->pictures);
    EXPECT_EQ(rig.sign_in->open_hand_over(offered->token).error().detail, "visit_gone");
    auto waiting = rig.wait(rig.sign_in->take_hand_over(opened->claim, {}, "Chrome, Android"));
    ASSERT_TRUE(waiting);
    EXPECT_TRUE(waiting->session.is_nil()) << "the kiosk has not said yes";
    ASSERT_TRUE(rig.wait(rig.sign_in->settle_hand_over(front, visitor->actor, offered->ticket, true)));
    EXPECT_TRUE(rig.wait(rig.sign_in->sign_out(visitor->actor))) << "the kiosk is wiped at once";
    auto taken = rig.wait(rig.sign_in->take_hand_over(opened->claim, {}, "Chrome, Android"));
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->session, session);
    ASSERT_TRUE(taken->signed_in);
    EXPECT_EQ(taken->signed_in->actor.role, domain::Role::visitor);
    EXPECT_TRUE(rig.wait(rig.conversation->resume(taken->signed_in->actor, session, 0, rig.english)));
    EXPECT_EQ(*rig.sign_in->session_of_visit(taken->signed_in->actor), session) << "also after the page was reloaded";
    EXPECT_EQ(rig.wait(rig.sign_in->take_hand_over(opened->claim, {}, "")).error().detail, "visit_gone") << "once";
    rig.clock.advance(std::chrono::hours(48));
    EXPECT_FALSE(rig.sign_in->who(taken->signed_in->token));
}

TEST_F(KioskTest, WhatIsGivenToAPhoneIsThatConversationAndNoMore)
{
    rig.begin();
    auto before = rig.session;
    rig.clock.advance(std::chrono::minutes(1));
    auto visit = at_the_kiosk().actor;
    auto session = talk(visit);
    auto offered = rig.sign_in->offer_hand_over(front, visit, session);
    auto opened = rig.sign_in->open_hand_over(offered->token);
    ASSERT_TRUE(rig.wait(rig.sign_in->settle_hand_over(front, visit, offered->ticket, true)));
    auto taken = rig.wait(rig.sign_in->take_hand_over(opened->claim, {}, "Chrome, Android"));
    auto actor = taken->signed_in->actor;
    EXPECT_EQ(actor.young_person, rig.kit.young_person);
    EXPECT_TRUE(rig.wait(rig.conversation->resume(actor, session, 0, rig.english)));
    EXPECT_EQ(rig.wait(rig.conversation->resume(actor, before, 0, rig.english)).error().code, Errc::not_found);
    EXPECT_EQ(rig.wait(rig.own_file->statements(actor, rig.english)).error().code, Errc::forbidden);
}

TEST_F(KioskTest, OnTheirOwnPhoneTheyStayWhoTheyAre)
{
    auto phone = phone_of(rig.sam, rig.kit);
    auto visit = at_the_kiosk().actor;
    auto session = talk(visit);
    auto offered = rig.sign_in->offer_hand_over(front, visit, session);
    auto opened = rig.sign_in->open_hand_over(offered->token);
    ASSERT_TRUE(rig.wait(rig.sign_in->settle_hand_over(front, visit, offered->ticket, true)));
    auto taken = rig.wait(rig.sign_in->take_hand_over(opened->claim, phone, "Chrome, Android"));
    EXPECT_EQ(taken->session, session);
    EXPECT_FALSE(taken->signed_in);
    EXPECT_TRUE(rig.wait(rig.conversation->resume(phone, session, 0, rig.english)));
}

TEST_F(KioskTest, NobodyGivesAwayWhatIsNotTheirsToGive)
{
    rig.begin();
    auto of_kit = rig.session;
    auto visitor = rig.wait(rig.sign_in->visitor("10.0.0.1", front.id));
    auto session = talk(visitor->actor);
    EXPECT_EQ(rig.sign_in->offer_hand_over(front, visitor->actor, of_kit).error().code, Errc::not_found);
    EXPECT_EQ(rig.sign_in->offer_hand_over(front, at_the_kiosk().actor, of_kit).error().code, Errc::not_found)
        << "it was begun on a phone";
    auto offered = rig.sign_in->offer_hand_over(front, visitor->actor, session);
    auto next = rig.wait(rig.sign_in->visitor("10.0.0.1", front.id));
    auto opened = rig.sign_in->open_hand_over(offered->token);
    EXPECT_EQ(rig.sign_in->look_at_hand_over(front, next->actor, offered->ticket).error().detail, "visit_gone");
    EXPECT_EQ(rig.wait(rig.sign_in->settle_hand_over(front, next->actor, offered->ticket, true)).error().detail,
        "visit_gone")
        << "the next visitor says nothing for the last";
    EXPECT_TRUE(rig.wait(rig.sign_in->settle_hand_over(front, visitor->actor, offered->ticket, false)));
    EXPECT_EQ(rig.wait(rig.sign_in->take_hand_over(opened->claim, {}, "")).error().detail, "visit_gone");
}

} // namespace

} // namespace sayso::tests
