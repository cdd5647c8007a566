#pragma once

#include "app/adviser_desk.h"
#include "app/authority.h"
#include "app/case_writer.h"
#include "app/conversation.h"
#include "app/enrolment.h"
#include "app/flow_library.h"
#include "app/hub.h"
#include "app/outbox.h"
#include "app/own_file.h"
#include "app/sign_in.h"
#include "app/store_link.h"
#include "app/worker_pool.h"
#include "tests/support/fakes.h"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <vector>

namespace sayso::tests {

/// The app with a memory store, a clock that stands still, and a small council: two advisers, their manager, two young
/// people, and another team's manager.
class AppRig {
public:
    AppRig();

    /// The same over another store, empty as yet.
    explicit AppRig(std::unique_ptr<store::Store> empty);

    /// Runs a coroutine to its end on this thread, and whatever news it set off.
    template <class T> T wait(boost::asio::awaitable<T> work)
    {
        std::optional<T> result;
        boost::asio::co_spawn(network, keep(std::move(work), result), [](std::exception_ptr fault) {
            if (fault)
                std::rethrow_exception(fault);
        });
        while (!result) {
            network.restart();
            network.run_one();
        }
        settle();
        return std::move(*result);
    }

    /// Lets the outbox tell its news. A commit comes from another thread, so this waits for the outbox to be empty.
    void settle();

    AnswerId answer_id() { return AnswerId::make(clock.now(), random); }

    /// Begins the test flow as Kit.
    text::AskView begin(std::string flow = "check-in");
    Result<app::Conversation::Answered> say(std::string place, std::string json, bool edit = false);
    Result<app::Conversation::Answered> say_as(domain::Actor actor, SessionId session, AnswerId id, std::string place,
        std::string json, bool edit = false);

    /// Somebody new who works here, in the team of Kit and Noor.
    domain::Actor hire(domain::Role role, std::string username);

    /// Every action in the audit, with " refused" after those that were.
    std::vector<std::string> audit_actions();

    ManualClock clock;
    SeededRandom random;
    boost::asio::io_context network { 1 };
    std::unique_ptr<vault::Vault> vault;
    std::unique_ptr<store::Store> store;
    std::optional<app::StoreLink> link;
    std::optional<app::WorkerPool> hashing;
    std::optional<app::FlowLibrary> flows;
    std::optional<text::Presenter> presenter;
    app::Hub hub;
    std::optional<app::Outbox> outbox;
    std::optional<app::Authority> authority;
    std::optional<app::SignInDesk> sign_in;
    std::optional<app::Enrolment> enrolment;
    std::optional<app::Conversation> conversation;
    std::optional<app::AdviserDesk> desk;
    std::optional<app::CaseWriter> case_writer;
    std::optional<app::OwnFile> own_file;

    text::Locale english;
    domain::Actor kit; // Sam's.
    domain::Actor noor; // Alex's.
    domain::Actor sam;
    domain::Actor alex;
    domain::Actor manager; // Of their team.
    domain::Actor stranger; // A manager of another team.
    SessionId session; // The one begin() made.

private:
    template <class T>
    static boost::asio::awaitable<void> keep(boost::asio::awaitable<T> work, std::optional<T>& result)
    {
        result.emplace(co_await std::move(work));
    }

    void fill_council();
    domain::Actor add_worker(TeamId team, domain::Role role, std::string username, std::string name);
    domain::Actor add_young_person(WorkerId adviser, TeamId team, std::string name);

    AuthorityId council_;
};

/// Collects what an open page would hear.
class Ear final : public app::Listener {
public:
    Ear(AppRig& rig, domain::Actor actor)
        : rig_(rig)
        , actor_(actor)
    {
        rig_.hub.join(*this);
    }
    ~Ear() override { rig_.hub.leave(*this); }

    domain::Actor const& actor() const override { return actor_; }
    void hear(app::News const& news) override { heard.push_back(news); }

    std::vector<app::News> heard;

private:
    AppRig& rig_;
    domain::Actor actor_;
};

} // namespace sayso::tests
