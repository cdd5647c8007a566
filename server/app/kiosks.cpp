#include "app/kiosks.h"

#include "app/codes.h"
#include "app/sign_in_parts.h"
#include <algorithm>

namespace sayso::app {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::minutes pairing_lasts { 5 };
constexpr std::size_t token_bytes = 16;
constexpr std::size_t secret_bytes = 32;

/// Of i18n/symbols, everyday things that nobody takes one for the other; their names are `web.picture.<name>`.
constexpr std::array pictures { "bus", "car", "clock", "cup", "gift", "heart", "key", "book", "flag", "chair", "camera",
    "glasses" };

Error gone()
{
    return fail(Errc::not_found, "visit_gone");
}

Pictures three_of(Random& random)
{
    auto left = std::vector<std::string>(pictures.begin(), pictures.end());
    Pictures chosen;
    for (auto& picture : chosen) {
        std::array<std::uint8_t, 4> bytes;
        random.fill(bytes);
        std::uint32_t number = 0;
        for (auto byte : bytes)
            number = number << 8U | byte;
        auto at = left.begin() + static_cast<std::ptrdiff_t>(number % left.size());
        picture = *at;
        left.erase(at);
    }
    return chosen;
}

} // namespace

Kiosks::Kiosks(StoreLink& store, vault::Vault& vault, Clock const& clock, Random& random)
    : store_(store)
    , vault_(vault)
    , clock_(clock)
    , random_(random)
{
}

asio::awaitable<Result<Kiosks::Enrolled>> Kiosks::enrol(Secret<std::string> code)
{
    Enrolled enrolled { Secret<std::string>(make_token(random_)), "" };
    store::EnrolKiosk known;
    known.code_index = vault_.blind_index("kiosk", tidy_code(code.reveal()));
    known.token_index = token_index(vault_, enrolled.token.reveal());
    known.at = clock_.now();
    auto index = known.token_index;
    Change change;
    change.kiosks_enrolled.push_back(std::move(known));
    change.audit.push_back(audit_entry(clock_.now(), "nobody", "kiosk.enrol", {}));
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error().code == Errc::conflict ? fail(Errc::forbidden, "code_wrong") : stored.error();
    auto kiosk = store_.read().kiosk_by_token(index);
    if (!kiosk)
        co_return kiosk.error();
    enrolled.name = kiosk->name;
    co_return enrolled;
}

Result<store::KioskRecord> Kiosks::find(std::optional<Secret<std::string>> const& token) const
{
    auto unknown = fail(Errc::forbidden, "kiosk_unknown");
    if (token) {
        auto kiosk = store_.read().kiosk_by_token(token_index(vault_, token->reveal()));
        if (kiosk || kiosk.error().code != Errc::not_found)
            return kiosk;
    }
    auto council = store_.read().authority();
    if (!council)
        return council.error();
    if (!council->demo)
        return unknown;
    auto all = store_.read().kiosks();
    if (!all)
        return all.error();
    return all->empty() ? Result<store::KioskRecord>(unknown) : all->front();
}

std::string Kiosks::secret(std::size_t bytes)
{
    std::vector<std::uint8_t> filled(bytes);
    random_.fill(filled);
    return to_hex(filled);
}

void Kiosks::forget_if(std::function<bool(Pairing const&)> const& fits)
{
    std::erase_if(pairings_, [&](auto const& entry) { return fits(*entry.second); });
}

Pairing Kiosks::show(store::KioskRecord const& kiosk, Pairing::Kind kind, domain::Actor who, SessionId session)
{
    auto now = clock_.now();
    // In a demo many browsers are one kiosk, so there each keeps its own until it runs out.
    bool shared = kiosk.token_index.empty();
    forget_if([&](Pairing const& other) {
        return other.until <= now || (!shared && other.kiosk == kiosk.id && other.kind == kind);
    });
    auto made = std::make_shared<Pairing>();
    made->kind = kind;
    made->kiosk = kiosk.id;
    made->name = kiosk.name;
    made->until = now + pairing_lasts;
    made->token = secret(token_bytes);
    made->ticket = secret(secret_bytes);
    made->claim = secret(secret_bytes);
    made->pictures = three_of(random_);
    made->who = who;
    made->session = session;
    pairings_.emplace(made->ticket, made);
    return *made;
}

Result<std::shared_ptr<Pairing>> Kiosks::open(Pairing::Kind kind, std::string const& token)
{
    for (auto const& [ticket, pairing] : pairings_)
        if (!token.empty() && pairing->token == token && pairing->kind == kind && pairing->until > clock_.now()) {
            pairing->token.clear();
            pairing->state = Pairing::State::seen;
            return pairing;
        }
    return gone();
}

Result<std::shared_ptr<Pairing>> Kiosks::of_kiosk(
    Pairing::Kind kind, KioskId kiosk, std::string const& ticket) const
{
    auto found = pairings_.find(ticket);
    if (found == pairings_.end() || found->second->kiosk != kiosk || found->second->kind != kind
        || found->second->until <= clock_.now())
        return gone();
    return found->second;
}

Result<std::shared_ptr<Pairing>> Kiosks::of_phone(Pairing::Kind kind, std::string const& claim) const
{
    for (auto const& [ticket, pairing] : pairings_)
        if (pairing->claim == claim && pairing->kind == kind && pairing->state != Pairing::State::shown
            && pairing->until > clock_.now())
            return pairing;
    return gone();
}

void Kiosks::end(Pairing const& pairing)
{
    pairings_.erase(std::string(pairing.ticket));
}

} // namespace sayso::app
