#include "app/outbox.h"

#include "base/log.h"
#include <boost/asio/co_spawn.hpp>

namespace sayso::app {

namespace asio = boost::asio;
using domain::SessionEventKind;

namespace {

constexpr std::size_t rows_a_round = 256;

/// The number under which the young person's page will find this event; 0 if it is none of theirs.
std::uint64_t event_number(store::Store& store, store::OutboxRecord const& row)
{
    auto kind = row.kind == "acknowledged" ? std::optional(SessionEventKind::alert_acknowledged)
                                           : domain::session_event_kind_from(row.kind);
    if (!kind)
        return 0;
    auto events = store.session_events(row.session);
    if (!events)
        return 0;
    for (auto event = events->rbegin(); event != events->rend(); ++event)
        if (event->kind == *kind && (row.ref.empty() || event->ref.empty() || event->ref == row.ref))
            return event->number;
    return 0;
}

} // namespace

Outbox::Outbox(asio::io_context& network, StoreLink& store, Hub& hub, Authority const& authority)
    : network_(network)
    , store_(store)
    , hub_(hub)
    , authority_(authority)
{
}

void Outbox::wake()
{
    if (running_) {
        again_ = true;
        return;
    }
    running_ = true;
    asio::co_spawn(network_, deliver_waiting(), [this](std::exception_ptr fault) {
        running_ = false;
        if (fault)
            log_event("outbox_failed");
    });
}

void Outbox::tell(store::OutboxRecord const& row)
{
    News news;
    news.kind = row.kind;
    news.authority = row.authority;
    news.young_person = row.subject;
    news.session = row.session;
    news.number = event_number(store_.read(), row);
    news.ref = row.ref;
    news.level = row.level;
    auto may_hear = [&](domain::Actor const& actor) {
        auto verdict = authority_.may_hear(actor, row.kind, row.subject, row.session);
        if (!verdict) // When in doubt, kept back.
            log_event("outbox_doubt", { { "row", row.id.text() }, { "code", name(verdict.error().code) } });
        return verdict && *verdict;
    };
    hub_.tell(news, may_hear);
}

asio::awaitable<void> Outbox::deliver_waiting()
{
    for (;;) {
        again_ = false;
        auto rows = store_.read().outbox_waiting(rows_a_round);
        if (!rows) {
            log_event("outbox_unreadable", { { "code", name(rows.error().code) } });
            co_return;
        }
        if (rows->empty() && !again_)
            co_return;

        Change delivered;
        for (auto const& row : *rows) {
            tell(row);
            delivered.outbox_delivered.push_back(row.id);
        }
        if (!rows->empty()) {
            auto noted = co_await store_.commit(std::move(delivered));
            if (!noted) {
                log_event("outbox_not_noted", { { "code", name(noted.error().code) } });
                co_return; // Told again on the next round.
            }
        }
    }
}

} // namespace sayso::app
