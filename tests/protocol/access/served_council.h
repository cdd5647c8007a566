#pragma once

#include "tests/protocol/http_client.h"
#include "tests/protocol/page.h"
#include "tests/support/fakes.h"
#include "tests/support/store_in_front.h"
#include "tests/support/temporary_folder.h"
#include <atomic>
#include <boost/json.hpp>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace sayso::protocol {

/// The store of the served council: tests write rows into it beside the service, and can make its audit fail.
class WatchedStore final : public store::StoreInFront {
public:
    explicit WatchedStore(std::unique_ptr<store::Store> real)
        : StoreInFront(std::move(real))
    {
    }

    std::vector<Result<>> commit_group(std::span<store::Change const> changes) override;

    /// Of a test: one change, which must be stored.
    void add(store::Change change);

    /// From now on a change with an audit entry can not be written, as when the disk gives EIO.
    std::atomic<bool> audit_fails { false };

    /// From now on whoever signs in belongs to an authority there is not.
    std::atomic<bool> makes_foreign { false };

private:
    std::mutex one_writer_;
};

/// One at a time: a signal that ends one ends all. The real service in this process, over HTTP and WebSocket and with a real SQLite database: a demo council, a clock
/// that stands still, and a way to the rows.
class ServedCouncil {
public:
    /// `data`: where its database is; empty: in a folder that goes with it.
    /// `prepare`: what else is in it, written before the service begins.
    using Prepare = std::function<void(store::Store&)>;
    explicit ServedCouncil(std::string data = {}, Prepare prepare = {});
    ~ServedCouncil();
    ServedCouncil(ServedCouncil const&) = delete;
    ServedCouncil& operator=(ServedCouncil const&) = delete;

    HttpAnswer get(std::string const& target, std::string const& cookie = "") const;
    HttpAnswer post(std::string const& target, std::string const& body, std::string const& cookie = "") const;
    HttpAnswer put(std::string const& target, std::string const& bytes, std::string const& cookie = "") const;
    std::string sign_in(std::string const& user) const; // The cookie.
    std::string redeem(std::string const& adviser_cookie, std::string const& young_person) const; // A cookie.
    Handshake handshake(std::string const& cookie) const;
    boost::json::object get_json(std::string const& target, std::string const& cookie) const;

    std::vector<std::string> const& routes() const { return routes_; }
    /// To write and to spoil; reading is for the service's own thread.
    WatchedStore& store() { return *store_; }
    tests::ManualClock clock;
    tests::SeededRandom random { 4711 };

private:
    tests::TemporaryFolder folder_;
    std::string data_;
    WatchedStore* store_ = nullptr;
    std::vector<std::string> routes_;
    std::uint16_t port_ = 0;
    std::thread service_;
};

} // namespace sayso::protocol
