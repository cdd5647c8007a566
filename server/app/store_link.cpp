#include "app/store_link.h"

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>
#include <vector>

namespace sayso::app {

namespace asio = boost::asio;

namespace {

struct Finished {
    std::function<void(Result<>)> resume;
    Result<> result;
};

} // namespace

struct StoreLink::Parts {
    Parts(asio::io_context& network_, store::Store& store)
        : network(network_)
        , writer(store, [this] { hand_over(); })
    {
    }

    /// On the writer thread, once a group: one wake-up of the event loop for all who waited.
    void hand_over()
    {
        auto group = std::make_shared<std::vector<Finished>>(std::exchange(finished, {}));
        asio::post(network, [group] {
            for (auto& one : *group)
                one.resume(std::move(one.result));
        });
    }

    asio::io_context& network;
    std::vector<Finished> finished; // The writer thread's own.
    store::Writer writer; // Last: it uses the others until its thread has ended.
};

namespace {

/// A class with a constructor, because GCC 12.2 frees a capturing lambda twice beside a co_await.
template <class Submit> class Initiation {
public:
    Initiation(Submit& submit, Change& change)
        : submit_(submit)
        , change_(change)
    {
    }

    template <class Handler> void operator()(Handler&& handler)
    {
        auto waiting = std::make_shared<std::decay_t<Handler>>(std::forward<Handler>(handler));
        submit_(std::move(change_), [waiting](Result<> result) { (*waiting)(std::move(result)); });
    }

private:
    Submit& submit_;
    Change& change_;
};

} // namespace

StoreLink::StoreLink(asio::io_context& network, store::Store& store)
    : store_(store)
    , parts_(std::make_unique<Parts>(network, store))
{
}

StoreLink::~StoreLink() = default;

asio::awaitable<Result<>> StoreLink::commit(Change change)
{
    auto submit = [parts = parts_.get()](Change whole, std::function<void(Result<>)> resume) {
        auto accepted = parts->writer.submit(std::move(whole), [parts, resume](Result<> result) {
            parts->finished.push_back(Finished { resume, std::move(result) });
        });
        if (!accepted)
            asio::post(parts->network, [resume, accepted] { resume(accepted.error()); });
    };
    Initiation<decltype(submit)> initiation(submit, change);
    Result<> result
        = co_await asio::async_initiate<asio::use_awaitable_t<> const, void(Result<>)>(initiation, asio::use_awaitable);
    co_return result;
}

} // namespace sayso::app
