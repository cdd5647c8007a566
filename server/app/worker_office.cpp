#include "app/worker_office.h"

#include "base/log.h"
#include "flow/engine.h"
#include "text/locale.h"
#include "vault/password.h"
#include <algorithm>

namespace sayso::app {

namespace asio = boost::asio;
using domain::Role;

namespace {

constexpr std::size_t shortest_password = 15; // ASVS 5.0: length, and no rule on its make-up.
constexpr std::size_t longest_password = 1024;
constexpr std::size_t longest_name = 120;

bool is_username(std::string const& name)
{
    return !name.empty() && name.size() <= 64
        && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_") == std::string::npos;
}

bool is_name(std::string const& name)
{
    return name.find_first_not_of(" \t\r\n") != std::string::npos && name.size() <= longest_name
        && text::is_acceptable_text(name, flow::Limits::combining_marks);
}

/// Empty, or something a phone can call.
bool is_phone(std::string const& phone)
{
    auto digits = std::ranges::count_if(phone, [](char c) { return c >= '0' && c <= '9'; });
    return phone.empty()
        || (phone.size() <= 40 && digits >= 3 && phone.find_first_not_of("0123456789 +()-") == std::string::npos);
}

Result<> check_new(WorkerOffice::NewWorker const& wanted)
{
    if (!is_username(wanted.user))
        return fail(Errc::invalid_input, "wrong_type user");
    if (!is_name(wanted.name))
        return fail(Errc::invalid_input, "wrong_type name");
    if (!wanted.team.empty() && !is_name(wanted.team))
        return fail(Errc::invalid_input, "wrong_type team");
    if (!domain::is_workers(wanted.role))
        return fail(Errc::invalid_input, "wrong_type role");
    auto length = wanted.password.reveal().size();
    if (length < shortest_password || length > longest_password)
        return fail(Errc::invalid_input, "wrong_type password");
    return {};
}

} // namespace

WorkerOffice::WorkerOffice(
    StoreLink& store, Authority& authority, WorkerPool& hashing, Clock const& clock, Random& random)
    : store_(store)
    , authority_(authority)
    , hashing_(hashing)
    , clock_(clock)
    , random_(random)
{
}

Result<std::string> WorkerOffice::team_name(TeamId id)
{
    auto teams = store_.read().teams();
    if (!teams)
        return teams.error();
    for (auto const& team : *teams)
        if (team.id == id)
            return team.name;
    return std::string();
}

domain::AdminWorkerView WorkerOffice::view(domain::Worker const& worker)
{
    domain::AdminWorkerView view;
    view.id = worker.id;
    view.user = worker.username;
    view.name = worker.display_name;
    view.role = worker.role;
    if (auto team = team_name(worker.team))
        view.team = *team;
    view.active = worker.active;
    if (auto card = store_.read().worker_card(worker.id)) {
        for (int day = 1; day <= 7; ++day)
            if (card->days & 1 << (day - 1))
                view.days.push_back(day);
        view.phone = std::move(card->phone);
        view.after_hours = std::move(card->after_hours);
    }
    return view;
}

asio::awaitable<Result<std::vector<domain::AdminWorkerView>>> WorkerOffice::workers(domain::Actor actor)
{
    auto entry = co_await authority_.for_council(actor, CouncilAct::manage_workers, "list");
    if (!entry)
        co_return entry.error();
    auto workers = store_.read().workers();
    if (!workers)
        co_return workers.error();
    std::vector<domain::AdminWorkerView> views;
    for (auto const& worker : *workers)
        views.push_back(view(worker));
    co_return views;
}

asio::awaitable<Result<domain::AdminWorkerView>> WorkerOffice::add(domain::Actor actor, NewWorker wanted)
{
    domain::Worker worker;
    worker.id = WorkerId::make(clock_.now(), random_);
    auto entry = co_await authority_.for_council(actor, CouncilAct::manage_workers, "add " + worker.id.text());
    if (!entry)
        co_return entry.error();
    if (auto fine = check_new(wanted); !fine)
        co_return fine.error();
    if (store_.read().worker_by_username(wanted.user))
        co_return fail(Errc::conflict, "the user name is taken");
    auto teams = store_.read().teams();
    if (!teams)
        co_return teams.error();

    Change change;
    worker.team = wanted.team.empty() ? actor.team : TeamId();
    for (auto const& team : *teams)
        if (team.name == wanted.team)
            worker.team = team.id;
    if (worker.team.is_nil()) {
        domain::Team team;
        team.id = TeamId::make(clock_.now(), random_);
        team.authority = actor.authority;
        team.name = wanted.team;
        worker.team = team.id;
        change.teams.push_back(std::move(team));
    }
    Result<std::string> hash = fail(Errc::unavailable, "not hashed");
    std::function<void()> work = [&] { hash = vault::hash_password(wanted.password); };
    bool ran = co_await hashing_.run(std::move(work));
    if (!ran || !hash)
        co_return fail(Errc::unavailable, "too many sign-ins at once");
    worker.authority = actor.authority;
    worker.role = wanted.role;
    worker.username = std::move(wanted.user);
    worker.display_name = std::move(wanted.name);
    worker.password_hash = std::move(*hash);
    change.workers.push_back(worker);
    change.audit.push_back(std::move(*entry));
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error();
    co_return view(worker);
}

asio::awaitable<Result<>> WorkerOffice::replace(domain::Actor actor, domain::Worker worker, vault::AuditEntry entry)
{
    if (worker.id == actor.worker) // So that a council always has somebody who can let others in.
        co_return fail(Errc::conflict, "own_account");
    Change change;
    Change::EndSignInsOf end;
    end.worker = worker.id;
    end.at = clock_.now();
    change.sign_ins_of_ended.push_back(end);
    change.workers.push_back(std::move(worker));
    change.audit.push_back(std::move(entry));
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored;
    if (auto has_lead = authority_.has_safeguarding_lead(); has_lead && !*has_lead)
        log_event("no_safeguarding_lead", { { "standing_in", "team_manager" } });
    co_return stored;
}

asio::awaitable<Result<>> WorkerOffice::deactivate(domain::Actor actor, WorkerId id)
{
    auto entry = co_await authority_.for_council(actor, CouncilAct::manage_workers, "deactivate " + id.text());
    if (!entry)
        co_return entry.error();
    auto worker = store_.read().worker(id);
    if (!worker)
        co_return worker.error();
    worker->active = false;
    co_return co_await replace(actor, std::move(*worker), std::move(*entry));
}

asio::awaitable<Result<domain::AdminWorkerView>> WorkerOffice::set_card(domain::Actor actor, WorkerId id, Card card)
{
    auto entry = co_await authority_.for_council(actor, CouncilAct::manage_workers, "card " + id.text());
    if (!entry)
        co_return entry.error();
    if (!is_phone(card.phone))
        co_return fail(Errc::invalid_input, "not_phone phone");
    if (!is_phone(card.after_hours))
        co_return fail(Errc::invalid_input, "not_phone after_hours");
    auto worker = store_.read().worker(id);
    if (!worker)
        co_return worker.error();
    store::WorkerCardRecord record;
    record.authority = actor.authority;
    record.worker = id;
    for (int day : card.days) {
        if (day < 1 || day > 7)
            co_return fail(Errc::invalid_input, "wrong_type days");
        record.days |= 1 << (day - 1);
    }
    record.phone = std::move(card.phone);
    record.after_hours = std::move(card.after_hours);
    Change change;
    change.worker_cards.push_back(std::move(record));
    change.audit.push_back(std::move(*entry));
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error();
    co_return view(*worker);
}

asio::awaitable<Result<>> WorkerOffice::set_role(domain::Actor actor, WorkerId id, Role role)
{
    auto ref = std::string("role ") + domain::name(role) + " " + id.text();
    auto entry = co_await authority_.for_council(actor, CouncilAct::manage_workers, std::move(ref));
    if (!entry)
        co_return entry.error();
    if (!domain::is_workers(role))
        co_return fail(Errc::invalid_input, "wrong_type role");
    auto worker = store_.read().worker(id);
    if (!worker)
        co_return worker.error();
    worker->role = role;
    co_return co_await replace(actor, std::move(*worker), std::move(*entry));
}

} // namespace sayso::app
