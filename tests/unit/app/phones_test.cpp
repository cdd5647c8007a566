#include "tests/support/authenticator.h"
#include "tests/support/phone_key.h"
#include "tests/unit/app/rig.h"

#include <algorithm>

namespace sayso::tests {

namespace {

std::string const origin = "https://sayso.example.org";
std::string const right_pin = "048213";
std::string const wrong_pin = "731905";

Secret<std::string> secret(std::string text)
{
    return Secret<std::string>(std::move(text));
}

class PhonesTest : public testing::Test {
protected:
    /// Kit, in with a code of Sam's.
    domain::Actor comes_in()
    {
        auto issued = rig.wait(rig.enrolment->issue_code(rig.sam, rig.kit.young_person));
        auto in = rig.wait(rig.sign_in->redeem(issued->code, "127.0.0.1", "Chrome, Android"));
        EXPECT_TRUE(in);
        return in->actor;
    }

    Result<PhoneId> keep(domain::Actor actor, PhoneKey const& signer, std::string pin = right_pin,
        std::optional<PhoneId> instead_of = {})
    {
        app::NewPhone phone;
        phone.key = signer.point();
        phone.pin = secret(std::move(pin));
        phone.instead_of = instead_of;
        phone.label = "Chrome, Android";
        return rig.wait(rig.sign_in->keep_phone(actor, std::move(phone)));
    }

    Result<app::SignInDesk::PhoneEntrance> open(PhoneId phone, PhoneKey const& signer, std::string pin,
        std::optional<domain::Actor> here = {}, std::string signed_origin = origin)
    {
        auto question = rig.sign_in->phones().ask(phone, origin);
        if (!question)
            return question.error();
        app::PhoneAnswer answer;
        answer.ticket = question->ticket;
        answer.signature = signer.sign(app::phone_message(signed_origin, question->challenge));
        answer.pin = secret(std::move(pin));
        return rig.wait(rig.sign_in->with_phone(std::move(answer), here));
    }

    int left_after_wrong(PhoneId phone, PhoneKey const& signer)
    {
        auto tried = open(phone, signer, wrong_pin);
        return tried && std::holds_alternative<app::WrongPin>(*tried) ? std::get<app::WrongPin>(*tried).left : -1;
    }

    AppRig rig;
    PhoneKey key;
};

TEST_F(PhonesTest, AKeyAndAPinAreANewSignIn)
{
    auto first = comes_in();
    auto phone = keep(first, key);
    ASSERT_TRUE(phone) << phone.error().detail;
    auto again = open(*phone, key, right_pin);
    ASSERT_TRUE(again) << again.error().detail;
    auto const& in = std::get<app::SignedIn>(*again);
    EXPECT_EQ(in.actor.young_person, rig.kit.young_person);
    EXPECT_NE(in.actor.sign_in, first.sign_in);
    EXPECT_EQ(in.names.name, "Kit");
    EXPECT_TRUE(rig.sign_in->who(in.token));
    auto devices = rig.sign_in->devices(in.actor, rig.english);
    EXPECT_EQ(devices->at(0).method, "pin");
    EXPECT_EQ(devices->at(0).label, "Chrome, Android");
    auto phones = rig.sign_in->phones().list(in.actor, rig.english);
    ASSERT_EQ(phones->size(), 1U);
    EXPECT_EQ(phones->at(0).way, "pin");
    EXPECT_TRUE(phones->at(0).current);
    auto actions = rig.audit_actions();
    for (char const* action : { "phone.add", "phone.open", "sign_in.pin" })
        EXPECT_NE(std::ranges::find(actions, action), actions.end()) << action;
}

TEST_F(PhonesTest, ThePinAloneIsNothingAndUsesUpNoTry)
{
    auto phone = keep(comes_in(), key);
    PhoneKey another;
    for (int i = 0; i < 12; ++i)
        EXPECT_EQ(open(*phone, another, right_pin).error().detail, "second_step_wrong");
    EXPECT_EQ(open(*phone, key, right_pin, {}, "https://evil.example.org").error().detail, "second_step_wrong");
    EXPECT_EQ(left_after_wrong(*phone, key), 9);
    EXPECT_TRUE(open(*phone, key, right_pin));
    EXPECT_EQ(left_after_wrong(*phone, key), 9) << "what opens begins anew";
}

TEST_F(PhonesTest, OneAnswerIsTakenOnce)
{
    auto phone = keep(comes_in(), key);
    auto question = rig.sign_in->phones().ask(*phone, origin);
    app::PhoneAnswer answer;
    answer.ticket = question->ticket;
    answer.signature = key.sign(app::phone_message(origin, question->challenge));
    answer.pin = secret(right_pin);
    EXPECT_TRUE(rig.wait(rig.sign_in->with_phone(answer, {})));
    EXPECT_EQ(rig.wait(rig.sign_in->with_phone(answer, {})).error().detail, "step_over");
    auto second = rig.sign_in->phones().ask(*phone, origin);
    answer.ticket = second->ticket; // With the signature of the first.
    EXPECT_EQ(rig.wait(rig.sign_in->with_phone(answer, {})).error().detail, "second_step_wrong");
    auto old = rig.sign_in->phones().ask(*phone, origin);
    rig.clock.advance(std::chrono::minutes(10));
    answer.ticket = old->ticket;
    answer.signature = key.sign(app::phone_message(origin, old->challenge));
    EXPECT_EQ(rig.wait(rig.sign_in->with_phone(answer, {})).error().detail, "step_over");
}

TEST_F(PhonesTest, AfterTenWrongPinsItIsForgottenEvenForTheRightOne)
{
    auto phone = keep(comes_in(), key);
    for (int left = 9; left >= 1; --left) {
        EXPECT_EQ(left_after_wrong(*phone, key), left);
        rig.clock.advance(std::chrono::hours(24 * 30)); // Waiting gives none back.
    }
    EXPECT_EQ(open(*phone, key, wrong_pin).error().detail, "phone_gone");
    EXPECT_EQ(open(*phone, key, right_pin).error().detail, "phone_gone");
    EXPECT_TRUE(rig.store->phones_of(rig.kit.young_person)->empty());
    // A code is another way in, and takes a minute.
    auto again = comes_in();
    EXPECT_TRUE(keep(again, key, "902174"));
}

TEST_F(PhonesTest, WhatEverybodyWouldTryFirstIsNoPin)
{
    auto in = comes_in();
    for (char const* pin : { "123456", "000000", "12345", "", "abcdef" })
        EXPECT_EQ(keep(in, key, pin).error().detail, "pin_weak") << pin;
    app::NewPhone no_key;
    no_key.key = "not a key";
    no_key.pin = secret(right_pin);
    EXPECT_EQ(rig.wait(rig.sign_in->keep_phone(in, std::move(no_key))).error().code, Errc::invalid_input);
}

TEST_F(PhonesTest, WhoIsInStaysInAndHasShownThatItIsThem)
{
    auto in = comes_in();
    auto phone = keep(in, key);
    EXPECT_EQ(keep(in, key, "902174").error().detail, "step_up") << "another PIN needs the first";
    auto here = open(*phone, key, right_pin, in);
    ASSERT_TRUE(here) << here.error().detail;
    EXPECT_EQ(std::get<app::SignInDesk::StillHere>(*here).names.name, "Kit");
    auto changed = keep(in, key, "902174", *phone);
    ASSERT_TRUE(changed) << changed.error().detail;
    EXPECT_EQ(open(*phone, key, right_pin).error().detail, "phone_gone");
    EXPECT_TRUE(std::holds_alternative<app::SignedIn>(*open(*changed, key, "902174")));
    // For somebody else who is in on this phone it is a sign-in of its own.
    auto other = open(*changed, key, "902174", rig.noor);
    EXPECT_EQ(std::get<app::SignedIn>(*other).actor.young_person, rig.kit.young_person);
}

TEST_F(PhonesTest, SignedOutFromElsewhereItIsForgotten)
{
    auto phone_in = comes_in();
    auto phone = keep(phone_in, key);
    auto elsewhere = comes_in();
    EXPECT_EQ(rig.wait(rig.sign_in->forget_phone(rig.noor, *phone)).error().code, Errc::not_found);
    auto ended = rig.wait(rig.sign_in->forget_phone(elsewhere, *phone));
    ASSERT_TRUE(ended);
    EXPECT_EQ(*ended, phone_in.sign_in);
    EXPECT_EQ(rig.sign_in->devices(elsewhere, rig.english)->size(), 1U);
    EXPECT_EQ(open(*phone, key, right_pin).error().detail, "phone_gone");

    auto second = keep(elsewhere, key);
    EXPECT_TRUE(rig.wait(rig.sign_in->sign_out(elsewhere))) << "leaving keeps the key";
    EXPECT_TRUE(open(*second, key, right_pin));
    auto third = comes_in();
    EXPECT_TRUE(rig.wait(rig.sign_in->sign_out_everywhere(third)));
    EXPECT_EQ(open(*second, key, right_pin).error().detail, "phone_gone");

    auto fourth = comes_in();
    auto last = keep(fourth, key);
    EXPECT_TRUE(rig.wait(rig.sign_in->end_device(comes_in(), fourth.sign_in)));
    EXPECT_EQ(open(*last, key, right_pin).error().detail, "phone_gone");
}

TEST_F(PhonesTest, TheLockOfThePhoneWillDoInsteadOfAPin)
{
    auto in = comes_in();
    Authenticator lock;
    auto offer = rig.sign_in->phones().begin_passkey(in, origin);
    ASSERT_TRUE(offer) << offer.error().detail;
    EXPECT_EQ(offer->user_name, "Sayso") << "no name of theirs stands in the phone's list";
    app::NewPhone phone;
    phone.key = key.point();
    phone.passkey.ceremony = offer->question.ceremony;
    phone.passkey.id = lock.id;
    phone.passkey.client_data = lock.client_data("webauthn.create", offer->question.challenge, origin);
    phone.passkey.authenticator_data = lock.new_data("sayso.example.org");
    auto kept = rig.wait(rig.sign_in->keep_phone(in, phone));
    ASSERT_TRUE(kept) << kept.error().detail;
    EXPECT_EQ(rig.wait(rig.sign_in->keep_phone(rig.noor, phone)).error().detail, "step_over");

    auto unlock = [&](std::uint8_t flags) {
        lock.counter += 1;
        auto question = rig.sign_in->phones().ask(*kept, origin);
        app::PhoneAnswer answer;
        answer.ticket = question->ticket;
        answer.signature = key.sign(app::phone_message(origin, question->challenge));
        answer.passkey.ceremony = question->lock->ceremony;
        answer.passkey.id = lock.id;
        answer.passkey.client_data = lock.client_data("webauthn.get", question->challenge, origin);
        answer.passkey.authenticator_data = lock.data("sayso.example.org", flags);
        answer.passkey.signature = lock.sign(answer.passkey.authenticator_data, answer.passkey.client_data);
        return rig.wait(rig.sign_in->with_phone(std::move(answer), {}));
    };
    EXPECT_EQ(unlock(Authenticator::present).error().code, Errc::forbidden) << "held, but not unlocked";
    EXPECT_TRUE(unlock(Authenticator::present | Authenticator::verified));
    lock.counter = 0;
    EXPECT_EQ(unlock(Authenticator::present | Authenticator::verified).error().code, Errc::forbidden) << "a copy";
}

TEST_F(PhonesTest, TheEleventhPhoneTakesThePlaceOfTheFirst)
{
    std::vector<PhoneId> phones;
    for (int i = 0; i < 11; ++i) {
        rig.clock.advance(std::chrono::hours(1));
        phones.push_back(*keep(comes_in(), key));
    }
    EXPECT_EQ(rig.store->phones_of(rig.kit.young_person)->size(), 10U);
    EXPECT_EQ(open(phones.front(), key, right_pin).error().detail, "phone_gone");
    EXPECT_TRUE(open(phones.back(), key, right_pin));
}

} // namespace

} // namespace sayso::tests
