#pragma once

#include "app/conversation.h"
#include "app/studio.h"
#include "store/store.h"
#include "tests/support/fakes.h"
#include "tests/support/temporary_folder.h"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <vector>

namespace sayso::tests {

/// The studio over a real database, with one flow in English and Welsh, who writes, who approves, and Kit who talks.
class StudioRig {
public:
    StudioRig();

    template <class T> T wait(boost::asio::awaitable<T> work)
    {
        std::optional<T> result;
        boost::asio::co_spawn(*network, keep(std::move(work), result), [](std::exception_ptr fault) {
            if (fault)
                std::rethrow_exception(fault);
        });
        while (!result) {
            network->restart();
            network->run_one();
        }
        return std::move(*result);
    }

    /// Ends the service and begins it again on the same data, perhaps with other files installed.
    void restart();

    /// What is installed: this flow file, and the Welsh for `welsh_of`, which may be an older one.
    void install(std::string const& yaml, std::string const& welsh_of);

    std::string live_words(std::string const& key = "words"); // In English, of a conversation that begins now.
    int live_number();

    text::DraftView begin();
    Result<text::DraftView> write(text::DraftView const& draft, std::string key, std::string locale, std::string text);
    Result<text::DraftView> move(
        domain::Actor const& actor, app::FlowAct act, text::DraftView const& draft, std::string note = "a note");

    /// Writes, says that the Welsh still fits, submits, approves and publishes.
    void publish_words(std::string words);

    /// Kit's talk, and the words of the question it waits at.
    SessionId start_talk(std::string locale = "en");
    std::string waits_at(SessionId talk, std::string locale = "en");
    std::string version_of(SessionId talk);

    std::vector<std::string> audit_actions();

    TemporaryFolder folder;
    ManualClock clock;
    SeededRandom random;
    std::unique_ptr<vault::Vault> vault;
    domain::Actor jo; // Writes.
    domain::Actor lee; // Writes too.
    domain::Actor kim; // Approves.
    domain::Actor sam; // Kit's adviser.
    domain::Actor kit;

    std::optional<boost::asio::io_context> network;
    std::unique_ptr<store::Store> store;
    std::optional<app::StoreLink> link;
    std::optional<app::WorkerPool> checking;
    std::optional<app::FlowLibrary> library;
    std::optional<text::Presenter> presenter;
    std::optional<app::LiveFlows> live;
    std::optional<app::Hub> hub;
    std::optional<app::Outbox> outbox;
    std::optional<app::Authority> authority;
    std::optional<app::Conversation> conversation;
    std::optional<app::Studio> studio;
    app::Installed installed;

private:
    template <class T>
    static boost::asio::awaitable<void> keep(boost::asio::awaitable<T> work, std::optional<T>& result)
    {
        result.emplace(co_await std::move(work));
    }

    void fill_council();
    domain::Actor add_worker(domain::Role role, std::string username, std::string name);
    void start();

    AuthorityId council_;
    TeamId team_;
};

extern char const* const talk_yaml; // The flow: "check-in", version 3.

} // namespace sayso::tests
