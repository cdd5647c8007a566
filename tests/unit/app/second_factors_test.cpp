#include "tests/unit/app/rig.h"

#include "identity/totp.h"
#include "tests/support/authenticator.h"
#include "tests/support/store_in_front.h"

namespace sayso::tests {

namespace {

std::string const password = "a password for tests";
std::string const origin = "http://localhost:8080";

/// Sam, with what Sam signs in with.
class SecondFactorsTest : public testing::Test {
protected:
    Result<app::Entrance> enter()
    {
        return rig.wait(rig.sign_in->worker("sam", Secret<std::string>(password)));
    }

    app::SignedIn enter_well()
    {
        auto in = enter();
        EXPECT_TRUE(in && std::holds_alternative<app::SignedIn>(*in));
        return std::get<app::SignedIn>(*in);
    }

    Secret<std::string> ticket()
    {
        auto in = enter();
        EXPECT_TRUE(in && std::holds_alternative<app::SecondStep>(*in));
        return std::get<app::SecondStep>(*in).ticket;
    }

    /// Adds an authenticator app and gives its secret, as the app would have it.
    std::string add_app(domain::Actor const& actor)
    {
        auto offer = factors.begin_totp(actor.worker);
        EXPECT_TRUE(offer);
        auto secret = from_base32(offer->secret.reveal());
        auto kept = rig.wait(factors.finish_totp(actor, offer->ticket.reveal(), code(secret), "My phone"));
        EXPECT_TRUE(kept) << kept.error().detail;
        rig.clock.advance(std::chrono::seconds(30)); // The code that set it up is used up.
        return secret;
    }

    std::string code(std::string const& secret) const
    {
        return identity::totp_code(secret, identity::totp_step(rig.clock.now()));
    }

    domain::PasskeyAnswer new_answer(domain::PasskeyQuestion const& question)
    {
        domain::PasskeyAnswer answer;
        answer.ceremony = question.ceremony;
        answer.id = authenticator.id;
        answer.client_data = Authenticator::client_data("webauthn.create", question.challenge, origin);
        answer.authenticator_data = authenticator.new_data(question.site);
        return answer;
    }

    domain::PasskeyAnswer answer(domain::PasskeyQuestion const& question)
    {
        domain::PasskeyAnswer answer;
        answer.ceremony = question.ceremony;
        answer.id = authenticator.id;
        answer.client_data = Authenticator::client_data("webauthn.get", question.challenge, origin);
        answer.authenticator_data = authenticator.data(question.site);
        answer.signature = authenticator.sign(answer.authenticator_data, answer.client_data);
        return answer;
    }

    void add_passkey(domain::Actor const& actor)
    {
        auto offer = factors.begin_passkey(actor.worker, origin);
        ASSERT_TRUE(offer) << offer.error().detail;
        auto kept = rig.wait(factors.finish_passkey(actor, new_answer(offer->question), "My key"));
        ASSERT_TRUE(kept) << kept.error().detail;
    }

    static std::string from_base32(std::string const& text)
    {
        static std::string const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        std::string bytes;
        unsigned bits = 0, held = 0;
        for (char c : text) {
            bits = (bits << 5 | static_cast<unsigned>(letters.find(c))) & 0xfff;
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.push_back(static_cast<char>(bits >> held));
            }
        }
        return bytes;
    }

    template <class T> std::string detail(Result<T> const& result)
    {
        return result ? "" : result.error().detail.substr(0, result.error().detail.find(':'));
    }

    AppRig rig;
    app::SecondFactors& factors = rig.sign_in->second_factors();
    Authenticator authenticator;
};

TEST_F(SecondFactorsTest, WithAnAppThePasswordAloneLetsNobodyIn)
{
    auto secret = add_app(enter_well().actor);
    auto step = ticket();
    EXPECT_EQ(detail(rig.wait(rig.sign_in->with_code(step, "000000"))), "second_step_wrong");
    EXPECT_EQ(detail(rig.wait(rig.sign_in->with_code(Secret<std::string>("made up"), code(secret)))), "step_over");
    auto in = rig.wait(rig.sign_in->with_code(step, code(secret)));
    ASSERT_TRUE(in) << in.error().detail;
    EXPECT_EQ(in->names.name, "Sam Example");
    EXPECT_TRUE(rig.sign_in->still_in(in->token));
    EXPECT_EQ(detail(rig.wait(rig.sign_in->with_code(step, code(secret)))), "step_over") << "a ticket is for one entry";
}

TEST_F(SecondFactorsTest, ACodeThatSomebodySawIsWorthNothing)
{
    auto secret = add_app(enter_well().actor);
    auto seen = code(secret);
    ASSERT_TRUE(rig.wait(rig.sign_in->with_code(ticket(), seen)));
    EXPECT_EQ(detail(rig.wait(rig.sign_in->with_code(ticket(), seen))), "second_step_wrong");
    rig.clock.advance(std::chrono::seconds(30));
    EXPECT_EQ(detail(rig.wait(rig.sign_in->with_code(ticket(), seen))), "second_step_wrong");
    EXPECT_TRUE(rig.wait(rig.sign_in->with_code(ticket(), code(secret))));
}

TEST_F(SecondFactorsTest, TenGuessesAreEnoughEvenWithFreshTickets)
{
    auto secret = add_app(enter_well().actor);
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(detail(rig.wait(rig.sign_in->with_code(ticket(), "000000"))), "second_step_wrong");
    EXPECT_EQ(detail(rig.wait(rig.sign_in->with_code(ticket(), code(secret)))), "too_many_tries");
    rig.clock.advance(std::chrono::minutes(16));
    EXPECT_TRUE(rig.wait(rig.sign_in->with_code(ticket(), code(secret))));
}

TEST_F(SecondFactorsTest, ATicketIsOldAfterFiveMinutes)
{
    auto secret = add_app(enter_well().actor);
    auto step = ticket();
    rig.clock.advance(std::chrono::minutes(5));
    EXPECT_EQ(detail(rig.wait(rig.sign_in->with_code(step, code(secret)))), "step_over");
}

TEST_F(SecondFactorsTest, AnAppIsKeptOnlyOnceItHasGivenACode)
{
    auto sam = enter_well().actor;
    auto offer = factors.begin_totp(sam.worker);
    EXPECT_EQ(detail(rig.wait(factors.finish_totp(sam, offer->ticket.reveal(), "000000", "x"))), "second_step_wrong");
    EXPECT_FALSE(factors.ways(sam.worker)->any());
    auto secret = from_base32(offer->secret.reveal());
    EXPECT_EQ(detail(rig.wait(factors.finish_totp(rig.alex, offer->ticket.reveal(), code(secret), "x"))), "step_over")
        << "nobody finishes what another began";
    EXPECT_TRUE(rig.wait(factors.finish_totp(sam, offer->ticket.reveal(), code(secret), "x")));
    EXPECT_TRUE(factors.ways(sam.worker)->totp);
}

TEST_F(SecondFactorsTest, TheSecretIsNotInTheStore)
{
    auto secret = add_app(enter_well().actor);
    auto rows = rig.store->credentials_of(rig.sam.worker);
    ASSERT_EQ(rows->size(), 1U);
    std::string stored(rows->front().data.begin(), rows->front().data.end());
    EXPECT_EQ(stored.find(secret), std::string::npos);
    EXPECT_EQ(stored.find(secret.substr(0, 6)), std::string::npos);
}

TEST_F(SecondFactorsTest, APasskeyLetsAWorkerIn)
{
    add_passkey(enter_well().actor);
    auto step = ticket();
    auto question = rig.sign_in->ask_passkey(step, origin);
    ASSERT_TRUE(question) << question.error().detail;
    ASSERT_EQ(question->ids.size(), 1U);
    EXPECT_EQ(question->site, "localhost");
    auto given = answer(*question);
    auto in = rig.wait(rig.sign_in->with_passkey(step, given));
    ASSERT_TRUE(in) << in.error().detail;
    EXPECT_EQ(in->names.name, "Sam Example");
    EXPECT_EQ(detail(rig.wait(rig.sign_in->with_passkey(ticket(), given))), "step_over") << "one answer, one use";
}

TEST_F(SecondFactorsTest, ACopiedPasskeyIsRefused)
{
    authenticator.counter = 10;
    add_passkey(enter_well().actor);
    for (std::uint32_t counter : { 10U, 9U, 0U }) {
        auto step = ticket();
        auto question = rig.sign_in->ask_passkey(step, origin);
        authenticator.counter = counter;
        EXPECT_EQ(detail(rig.wait(rig.sign_in->with_passkey(step, answer(*question)))), "second_step_wrong");
    }
    auto step = ticket();
    auto question = rig.sign_in->ask_passkey(step, origin);
    authenticator.counter = 11;
    EXPECT_TRUE(rig.wait(rig.sign_in->with_passkey(step, answer(*question))));
}

TEST_F(SecondFactorsTest, OnePasskeyIsOneWorkers)
{
    add_passkey(enter_well().actor);
    auto offer = factors.begin_passkey(rig.alex.worker, origin);
    ASSERT_TRUE(offer);
    auto kept = rig.wait(factors.finish_passkey(rig.alex, new_answer(offer->question), "stolen"));
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().code, Errc::conflict);
}

TEST_F(SecondFactorsTest, NoPasskeysAtAnAddressOfNumbers)
{
    EXPECT_EQ(factors.begin_passkey(rig.sam.worker, "http://127.0.0.1:8080").error().code, Errc::invalid_input);
}

TEST_F(SecondFactorsTest, WhoHasASecondFactorProvesThemselvesAnewAfterTenMinutes)
{
    auto in = enter_well();
    rig.clock.advance(std::chrono::hours(2));
    EXPECT_TRUE(rig.sign_in->stepped_up(in.actor, rig.clock.now())) << "nothing to prove it with";
    EXPECT_EQ(detail(rig.sign_in->proved_lately(in.actor, rig.clock.now())), "step_up");
    auto secret = add_app(in.actor);
    EXPECT_EQ(detail(rig.sign_in->stepped_up(in.actor, rig.clock.now())), "step_up");
    EXPECT_EQ(detail(rig.wait(rig.sign_in->step_up_with_password(in.actor, Secret<std::string>(password)))), "step_up")
        << "a password will not do where there is something better";
    EXPECT_EQ(detail(rig.wait(rig.sign_in->step_up_with_code(in.actor, "000000"))), "second_step_wrong");
    ASSERT_TRUE(rig.wait(rig.sign_in->step_up_with_code(in.actor, code(secret))));
    EXPECT_TRUE(rig.sign_in->stepped_up(in.actor, rig.clock.now()));
    rig.clock.advance(std::chrono::minutes(10));
    EXPECT_EQ(detail(rig.sign_in->stepped_up(in.actor, rig.clock.now())), "step_up");

    add_passkey(in.actor);
    auto question = factors.ask_passkey(in.actor.worker, origin);
    ASSERT_TRUE(rig.wait(rig.sign_in->step_up_with_passkey(in.actor, answer(*question))));
    EXPECT_TRUE(rig.sign_in->stepped_up(in.actor, rig.clock.now()));
    rig.clock.set(rig.clock.now() - std::chrono::hours(24));
    EXPECT_FALSE(rig.sign_in->stepped_up(in.actor, rig.clock.now())) << "a clock put back proves nothing";
}

TEST_F(SecondFactorsTest, AFreshProofIsForTheSignInThatGaveIt)
{
    auto secret = add_app(enter_well().actor);
    auto here = rig.wait(rig.sign_in->with_code(ticket(), code(secret)));
    rig.clock.advance(std::chrono::minutes(11));
    auto there = rig.wait(rig.sign_in->with_code(ticket(), code(secret)));
    ASSERT_TRUE(here && there);
    EXPECT_TRUE(rig.sign_in->stepped_up(there->actor, rig.clock.now()));
    EXPECT_FALSE(rig.sign_in->stepped_up(here->actor, rig.clock.now()));
}

TEST_F(SecondFactorsTest, ARevokedOneOpensNothing)
{
    auto in = enter_well();
    auto secret = add_app(in.actor);
    auto id = rig.store->credentials_of(rig.sam.worker)->front().id;
    EXPECT_EQ(rig.wait(factors.revoke(rig.alex, id)).error().code, Errc::not_found);
    ASSERT_TRUE(rig.wait(factors.revoke(in.actor, id)));
    EXPECT_FALSE(factors.ways(rig.sam.worker)->any());
    EXPECT_EQ(detail(rig.wait(rig.sign_in->step_up_with_code(in.actor, code(secret)))), "second_step_wrong");
    enter_well();
}

TEST_F(SecondFactorsTest, PeopleSeeWhereTheyAreSignedInAndEndIt)
{
    auto here = enter_well();
    auto there = enter_well();
    auto devices = rig.sign_in->devices(here.actor, rig.english);
    ASSERT_TRUE(devices);
    ASSERT_EQ(devices->size(), 2U);
    for (auto const& device : *devices)
        EXPECT_EQ(device.current, device.id == here.actor.sign_in.text());
    EXPECT_EQ(rig.wait(rig.sign_in->end_device(rig.alex, there.actor.sign_in)).error().code, Errc::not_found);
    EXPECT_TRUE(rig.sign_in->still_in(there.token));
    ASSERT_TRUE(rig.wait(rig.sign_in->end_device(here.actor, there.actor.sign_in)));
    EXPECT_FALSE(rig.sign_in->still_in(there.token));
    EXPECT_TRUE(rig.sign_in->still_in(here.token));
    EXPECT_EQ(rig.sign_in->devices(here.actor, rig.english)->size(), 1U);
}

TEST_F(SecondFactorsTest, AYoungPersonSeesTheirPhonesAndNobodyElses)
{
    auto first = rig.wait(rig.enrolment->issue_code(rig.sam, rig.kit.young_person));
    auto phone = rig.wait(rig.sign_in->redeem(first->code, "127.0.0.1", "Safari, iPhone"));
    auto second = rig.wait(rig.enrolment->issue_code(rig.sam, rig.kit.young_person));
    auto strange = rig.wait(rig.sign_in->redeem(second->code, "127.0.0.2", "Chrome, Windows"));
    auto other = rig.wait(rig.enrolment->issue_code(rig.alex, rig.noor.young_person));
    auto noors = rig.wait(rig.sign_in->redeem(other->code, "127.0.0.3"));
    ASSERT_TRUE(phone && strange && noors);
    auto devices = rig.sign_in->devices(phone->actor, rig.english);
    ASSERT_EQ(devices->size(), 2U);
    EXPECT_EQ(devices->at(0).label, "Chrome, Windows");
    EXPECT_FALSE(devices->at(0).current);
    EXPECT_EQ(devices->at(1).label, "Safari, iPhone");
    EXPECT_TRUE(devices->at(1).current);
    EXPECT_FALSE(rig.wait(rig.sign_in->end_device(phone->actor, noors->actor.sign_in)));
    ASSERT_TRUE(rig.wait(rig.sign_in->end_device(phone->actor, strange->actor.sign_in)));
    EXPECT_FALSE(rig.sign_in->still_in(strange->token));
    EXPECT_TRUE(rig.sign_in->still_in(noors->token));
}

TEST_F(SecondFactorsTest, SigningOutEverywhereEndsThemAll)
{
    auto here = enter_well();
    auto there = enter_well();
    auto ended = rig.wait(rig.sign_in->sign_out_everywhere(here.actor));
    ASSERT_TRUE(ended);
    EXPECT_EQ(ended->size(), 2U);
    EXPECT_FALSE(rig.sign_in->still_in(here.token));
    EXPECT_FALSE(rig.sign_in->still_in(there.token));
}

TEST_F(SecondFactorsTest, AWorkerWhoLeftIsNotLetInByASecondStepEither)
{
    auto secret = add_app(enter_well().actor);
    auto step = ticket();
    auto worker = *rig.store->worker(rig.sam.worker);
    worker.active = false;
    store::Change change;
    change.workers.push_back(worker);
    ASSERT_TRUE(rig.store->commit_group(std::vector { change }).front());
    EXPECT_EQ(detail(rig.wait(rig.sign_in->with_code(step, code(secret)))), "sign_in_wrong");
}

/// A store that can not count tries just now.
class CanNotCount final : public store::StoreInFront {
public:
    using StoreInFront::StoreInFront;

    std::vector<Result<>> commit_group(std::span<store::Change const> changes) override
    {
        std::vector<Result<>> results;
        for (auto const& change : changes)
            results.push_back(change.attempts.empty() ? real_->commit_group({ &change, 1 }).front()
                                                      : Result<>(fail(Errc::unavailable, "disk I/O error")));
        return results;
    }
};

TEST(Limits, WhatIsNotCountedIsRefusedWhereSomethingCouldBeGuessed)
{
    AppRig rig;
    auto code = rig.wait(rig.enrolment->issue_code(rig.sam, rig.kit.young_person));
    rig.store = std::make_unique<CanNotCount>(std::move(rig.store));
    app::StoreLink link(rig.network, *rig.store);
    app::Authority authority(link, *rig.vault, rig.clock);
    app::SignInDesk desk(link, authority, *rig.vault, *rig.hashing, rig.clock, rig.random);
    EXPECT_EQ(rig.wait(desk.worker("sam", Secret<std::string>(password))).error().code, Errc::unavailable);
    EXPECT_EQ(rig.wait(desk.redeem(code->code, "127.0.0.1")).error().code, Errc::unavailable);
    EXPECT_EQ(rig.wait(desk.second_factors().prove_totp(app::Try::second_step, rig.sam.worker, "000000")).error().code,
        Errc::unavailable);
    EXPECT_TRUE(rig.wait(desk.visitor("127.0.0.1"))) << "whoever only wants to speak is not turned away";
}

TEST(Limits, EachSaysWhichWayItFails)
{
    for (auto const& limit : app::limits) {
        EXPECT_GT(limit.most, 0) << limit.name;
        EXPECT_LE(limit.window, std::chrono::minutes(15)) << limit.name;
        bool guards_a_secret = limit.what != app::Try::visitor && limit.what != app::Try::council_sign_in;
        EXPECT_EQ(limit.uncounted == app::Uncounted::closed, guards_a_secret) << limit.name;
    }
}

} // namespace

} // namespace sayso::tests
