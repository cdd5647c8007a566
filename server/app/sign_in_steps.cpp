#include "app/sign_in.h"

#include "app/session_file.h"
#include "app/sign_in_parts.h"
#include <algorithm>

/// Second steps, fresh proofs, and the list of where somebody is signed in.
namespace sayso::app {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::minutes proof_lasts { 10 }; // Setting.
constexpr std::chrono::hours seen_every { 1 };

} // namespace

asio::awaitable<Result<SignedIn>> SignInDesk::admit_worker(WorkerId worker, Proof proof, std::string device)
{
    auto found = store_.read().worker(worker);
    if (!found)
        co_return found.error();
    if (!found->active)
        co_return fail(Errc::forbidden, "sign_in_wrong");
    auto method = proof.method;
    auto admitted = co_await admit(
        worker_actor(*found), std::move(proof.change), worker_lasts, std::move(method), std::move(device));
    if (!admitted && admitted.error().code == Errc::conflict)
        co_return fail(Errc::forbidden, "second_step_wrong"); // Somebody else was first with this very proof.
    co_return admitted;
}

asio::awaitable<Result<SignedIn>> SignInDesk::with_code(Secret<std::string> ticket, std::string code)
{
    auto const* found = waiting_.find(ticket.reveal());
    if (!found)
        co_return fail(Errc::forbidden, "step_over");
    Waits waits = *found;
    auto proof = co_await second_factors_.prove_totp(Try::second_step, waits.worker, std::move(code));
    if (!proof)
        co_return proof.error();
    waiting_.drop(ticket.reveal());
    co_return co_await admit_worker(waits.worker, std::move(*proof), std::move(waits.from.device));
}

Result<domain::PasskeyQuestion> SignInDesk::ask_passkey(Secret<std::string> ticket, std::string origin)
{
    auto const* found = waiting_.find(ticket.reveal());
    if (!found)
        return fail(Errc::forbidden, "step_over");
    return second_factors_.ask_passkey(found->worker, std::move(origin));
}

asio::awaitable<Result<SignedIn>> SignInDesk::with_passkey(Secret<std::string> ticket, domain::PasskeyAnswer answer)
{
    auto const* found = waiting_.find(ticket.reveal());
    if (!found)
        co_return fail(Errc::forbidden, "step_over");
    Waits waits = *found;
    auto proof = co_await second_factors_.prove_passkey(Try::second_step, waits.worker, std::move(answer));
    if (!proof)
        co_return proof.error();
    waiting_.drop(ticket.reveal());
    co_return co_await admit_worker(waits.worker, std::move(*proof), std::move(waits.from.device));
}

asio::awaitable<Result<SignedIn>> SignInDesk::named_by_council(WorkerId worker, From from)
{
    Proof proof;
    proof.method = "oidc";
    co_return co_await admit_worker(worker, std::move(proof), std::move(from.device));
}

store::SignInDeviceRecord SignInDesk::device_of(SignInId sign_in) const
{
    auto stored = store_.read().sign_in_device(sign_in);
    if (stored)
        return *stored;
    store::SignInDeviceRecord unknown; // Of a sign-in from before there were any.
    unknown.sign_in = sign_in;
    return unknown;
}

Result<> SignInDesk::proved_lately(domain::Actor const& actor, Moment now) const
{
    auto device = device_of(actor.sign_in);
    if (device.stepped_up && *device.stepped_up <= now && now < *device.stepped_up + proof_lasts)
        return {};
    return fail(Errc::forbidden, "step_up");
}

Result<> SignInDesk::stepped_up(domain::Actor const& actor, Moment now) const
{
    if (!actor.is_worker())
        return {};
    auto ways = second_factors_.ways(actor.worker);
    if (!ways)
        return ways.error();
    return ways->any() ? proved_lately(actor, now) : Result<>();
}

asio::awaitable<Result<>> SignInDesk::step_up(domain::Actor actor, Proof proof)
{
    auto device = device_of(actor.sign_in);
    device.last_seen = clock_.now();
    device.stepped_up = clock_.now();
    proof.change.devices.push_back(std::move(device));
    proof.change.audit.push_back(audit_entry(clock_.now(), audit_name(actor), "step_up." + proof.method, {}));
    auto stored = co_await store_.commit(std::move(proof.change));
    if (!stored && stored.error().code == Errc::conflict)
        co_return fail(Errc::forbidden, "second_step_wrong");
    co_return stored;
}

asio::awaitable<Result<>> SignInDesk::step_up_with_code(domain::Actor actor, std::string code)
{
    auto proof = co_await second_factors_.prove_totp(Try::step_up, actor.worker, std::move(code));
    if (!proof)
        co_return proof.error();
    co_return co_await step_up(actor, std::move(*proof));
}

asio::awaitable<Result<>> SignInDesk::step_up_with_passkey(domain::Actor actor, domain::PasskeyAnswer answer)
{
    auto proof = co_await second_factors_.prove_passkey(Try::step_up, actor.worker, std::move(answer));
    if (!proof)
        co_return proof.error();
    co_return co_await step_up(actor, std::move(*proof));
}

asio::awaitable<Result<>> SignInDesk::step_up_with_password(domain::Actor actor, Secret<std::string> password)
{
    auto ways = second_factors_.ways(actor.worker);
    if (!ways)
        co_return ways.error();
    if (ways->any())
        co_return fail(Errc::forbidden, "step_up");
    auto taken = co_await tries_.take(Try::step_up, actor.worker.text());
    if (!taken)
        co_return taken.error();
    auto found = store_.read().worker(actor.worker);
    auto checked = co_await check_password(std::move(found), std::move(password));
    if (!checked)
        co_return checked.error();
    Proof proof;
    proof.method = "password";
    proof.change.attempts_forgiven.push_back(*taken);
    co_return co_await step_up(actor, std::move(proof));
}

Result<std::vector<store::SignInRecord>> SignInDesk::open_sign_ins(domain::Actor const& actor) const
{
    auto council = store_.read().authority();
    if (!council)
        return council.error();
    if (council->id != actor.authority)
        return fail(Errc::not_found, "not_found");
    auto rows = actor.is_worker() ? store_.read().sign_ins_of(actor.worker)
                                  : store_.read().sign_ins_of(actor.young_person);
    if (rows)
        std::erase_if(*rows, [now = clock_.now()](auto const& row) { return row.expires <= now; });
    return rows;
}

Result<std::vector<domain::DeviceView>> SignInDesk::devices(
    domain::Actor const& actor, text::Locale const& locale) const
{
    auto rows = open_sign_ins(actor);
    if (!rows)
        return rows.error();
    auto now = clock_.now();
    std::vector<domain::DeviceView> views;
    for (auto const& row : *rows) {
        auto device = device_of(row.id);
        domain::DeviceView view;
        view.id = row.id.text();
        view.label = device.label;
        view.method = device.method;
        view.current = row.id == actor.sign_in;
        view.since = told(row.created, now, locale);
        if (device.last_seen != Moment())
            view.last_seen = told(device.last_seen, now, locale);
        views.push_back(std::move(view));
    }
    return views;
}

asio::awaitable<Result<>> SignInDesk::seen(domain::Actor actor)
{
    auto device = device_of(actor.sign_in);
    if (actor.role == domain::Role::visitor || clock_.now() < device.last_seen + seen_every)
        co_return Result<>();
    device.last_seen = clock_.now();
    Change change;
    change.devices.push_back(std::move(device));
    co_return co_await store_.commit(std::move(change));
}

asio::awaitable<Result<>> SignInDesk::end_device(domain::Actor actor, SignInId device)
{
    auto rows = open_sign_ins(actor);
    if (!rows)
        co_return rows.error();
    if (std::ranges::find(*rows, device, &store::SignInRecord::id) == rows->end())
        co_return fail(Errc::not_found, "not_found");
    Change::EndSignIn end;
    end.id = device;
    end.at = clock_.now();
    Change change;
    change.sign_ins_ended.push_back(end);
    if (!actor.is_worker())
        if (auto forgotten = phones_.forget_of(actor.young_person, device, change); !forgotten)
            co_return forgotten.error();
    change.audit.push_back(audit_entry(clock_.now(), audit_name(actor), "sign_in.end", actor.young_person));
    change.audit.back().ref = device.text();
    co_return co_await store_.commit(std::move(change));
}

asio::awaitable<Result<std::vector<SignInId>>> SignInDesk::sign_out_everywhere(domain::Actor actor)
{
    auto rows = open_sign_ins(actor);
    if (!rows)
        co_return rows.error();
    Change change;
    std::vector<SignInId> ended;
    for (auto const& row : *rows) {
        Change::EndSignIn end;
        end.id = row.id;
        end.at = clock_.now();
        change.sign_ins_ended.push_back(end);
        ended.push_back(row.id);
    }
    if (!actor.is_worker())
        if (auto forgotten = phones_.forget_all(actor.young_person, change); !forgotten)
            co_return forgotten.error();
    change.audit.push_back(audit_entry(clock_.now(), audit_name(actor), "sign_out.everywhere", actor.young_person));
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error();
    co_return ended;
}

} // namespace sayso::app
