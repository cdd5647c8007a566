#include "commands/keeping.h"

#include "app/codes.h"
#include <algorithm>

/// Which screens that people share are let in.
namespace sayso::commands {

namespace asio = boost::asio;
namespace json = boost::json;

namespace {

constexpr std::chrono::hours code_lasts { 1 };
constexpr std::size_t longest_name = 80;

std::string text_at(json::object const& object, std::string_view name)
{
    auto const* value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

vault::AuditEntry entry(Moment now, std::string action, KioskId kiosk)
{
    vault::AuditEntry made;
    made.at = now;
    made.actor = "system";
    made.action = std::move(action);
    made.ref = kiosk.text();
    return made;
}

std::string as_line(store::KioskRecord const& kiosk)
{
    auto since = kiosk.enrolled ? "enrolled " + iso_text(*kiosk.enrolled)
                                : "not enrolled; its link ends " + iso_text(kiosk.code_expires);
    return kiosk.id.text() + "  " + kiosk.name + "  " + since + "\n";
}

} // namespace

asio::awaitable<KeepingReply> Keeping::add_kiosk(json::object request)
{
    store::KioskRecord kiosk;
    kiosk.name = text_at(request, "name");
    bool clean = std::ranges::none_of(kiosk.name, [](unsigned char c) { return c < ' ' || c == 0x7f; });
    if (kiosk.name.empty() || kiosk.name.size() > longest_name || !clean)
        co_return refused("--name says where the kiosk stands, as people there call it, in at most 80 letters");
    auto code = app::make_code(random_);
    kiosk.id = KioskId::make(clock_.now(), random_);
    kiosk.code_index = vault_.blind_index("kiosk", code);
    kiosk.created = clock_.now();
    kiosk.code_expires = clock_.now() + code_lasts;
    auto id = kiosk.id;
    store::Change change;
    change.audit.push_back(entry(clock_.now(), "kiosk.add", id));
    change.kiosks.push_back(std::move(kiosk));
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return refused(stored.error());
    KeepingReply reply;
    reply.text = "kiosk " + id.text() + "\nopen this once, within the hour, in the browser of the kiosk:\n  " + address_
        + "/kiosk#enrol=" + code + "\n";
    co_return reply;
}

KeepingReply Keeping::list_kiosks()
{
    auto kiosks = store_.read().kiosks();
    if (!kiosks)
        return refused(kiosks.error());
    KeepingReply reply;
    for (auto const& kiosk : *kiosks)
        reply.text += as_line(kiosk);
    if (kiosks->empty())
        reply.text = "there is no kiosk; make one with: sayso kiosk enrol --name \"Front desk\"\n";
    return reply;
}

asio::awaitable<KeepingReply> Keeping::remove_kiosk(json::object request)
{
    auto id = KioskId::parse(text_at(request, "id"));
    if (!id)
        co_return refused("--id is the first word of a line of: sayso kiosk list");
    store::RemoveKiosk remove;
    remove.id = *id;
    remove.at = clock_.now();
    store::Change change;
    change.kiosks_removed.push_back(remove);
    change.audit.push_back(entry(clock_.now(), "kiosk.remove", *id));
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return refused(stored.error().code == Errc::not_found ? "there is no kiosk with that id"
                                                                 : stored.error().detail);
    KeepingReply reply;
    reply.text = "removed; who was at it is signed out\n";
    co_return reply;
}

} // namespace sayso::commands
