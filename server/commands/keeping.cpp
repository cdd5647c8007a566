#include "commands/keeping.h"

#include "app/backup.h"

namespace sayso::commands {

namespace asio = boost::asio;
namespace json = boost::json;

namespace {

std::string text_at(json::object const& object, std::string_view name)
{
    auto const* value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

KeepingReply busy()
{
    return refused("the service is too busy for this just now; try again in a minute");
}

} // namespace

KeepingReply refused(std::string const& what)
{
    return { 1, "", what };
}

KeepingReply refused(Error const& error)
{
    auto reply = refused(error.detail);
    if (error.detail == app::WorkerCheck::needs_app_code)
        reply.code = KeepingReply::needs_app_code;
    return reply;
}

Keeping::Keeping(app::StoreLink& store, app::WorkerPool& pool, vault::Vault& vault, Clock const& clock, Random& random,
    DataOptions options, app::AtStep at_step)
    : store_(store)
    , pool_(pool)
    , vault_(vault)
    , clock_(clock)
    , random_(random)
    , options_(std::move(options))
    , at_step_(std::move(at_step))
    , authority_(store, vault, clock)
    , workers_(store, pool, vault, clock, random)
{
}

asio::awaitable<KeepingReply> Keeping::handle(json::object request)
{
    auto command = text_at(request, "command");
    if (command == "backup")
        co_return co_await back_up(std::move(request));
    if (command == "erase")
        co_return co_await erase(std::move(request));
    if (command == "rotate")
        co_return co_await rotate();
    if (command == "retention")
        co_return co_await retain(std::move(request));
    if (command == "subject-access")
        co_return co_await read_for_subject(std::move(request));
    if (command == "certificates")
        co_return certificates();
    co_return refused("the running service does not know this command; is it of another version?");
}

asio::awaitable<KeepingReply> Keeping::back_up(json::object request)
{
    auto tombstones = store_.read().tombstones();
    auto key = read_key(options_);
    if (!tombstones || !key)
        co_return refused(!tombstones ? tombstones.error() : key.error());
    app::BackupOrder order;
    order.source = options_.folder;
    order.to = app::backup_folders(text_at(request, "to"), text_at(request, "keys_to"));
    order.tombstones = std::move(*tombstones);
    auto const* days = request.if_contains("keep_keys_days");
    order.keep_keys_days = days && days->is_int64() ? static_cast<int>(days->get_int64()) : order.keep_keys_days;

    auto now = clock_.now();
    Result<app::BackupMade> made = fail(Errc::unavailable, "not begun");
    std::function<void()> work = [&] { made = app::make_backup(order, vault_, *key, random_, now); };
    if (!co_await pool_.run(work))
        co_return busy();
    if (!made)
        co_return refused(made.error());
    store::Change change;
    vault::AuditEntry entry;
    entry.at = now;
    entry.actor = "system";
    entry.action = "backup.make";
    entry.ref = made->generation;
    change.audit.push_back(entry);
    auto noted = co_await store_.commit(std::move(change));
    if (!noted)
        co_return refused(noted.error());
    KeepingReply reply;
    reply.text = "backup " + made->generation + " made and looked over; its keys expire " + iso_text(made->keys_expire)
        + "\n";
    for (auto const& generation : made->keys_deleted)
        reply.text += "expired keys deleted: " + generation + "\n";
    co_return reply;
}

asio::awaitable<KeepingReply> Keeping::erase(json::object request)
{
    auto person
        = store_.read().young_person_by_case_number(vault_.blind_index("case_number", text_at(request, "case_number")));
    if (!person)
        co_return refused(person.error().code == Errc::not_found ? "there is no young person with that case number"
                                                                 : person.error().detail);
    store::TombstoneRecord tombstone;
    tombstone.subject = person->id;
    tombstone.at = clock_.now();
    tombstone.by = text_at(request, "by");
    tombstone.witness = text_at(request, "witness");
    tombstone.reason = text_at(request, "reason");
    co_return co_await erase_one(std::move(tombstone));
}

/// Both halves, and then the backups are told.
asio::awaitable<KeepingReply> Keeping::erase_one(store::TombstoneRecord tombstone)
{
    auto council = store_.read().authority();
    auto begun = app::begin_erasure(tombstone);
    if (!council || !begun)
        co_return refused(!council ? council.error() : begun.error());
    auto stored = co_await store_.commit(std::move(*begun));
    if (!stored)
        co_return refused(stored.error());

    Result<store::Change> ended = fail(Errc::unavailable, "not begun");
    auto now = clock_.now();
    std::function<void()> work = [&] { ended = app::destroy_key(vault_, tombstone, now, at_step_); };
    if (!co_await pool_.run(work))
        co_return refused("on record, but the service is too busy to destroy the key: start it again to finish");
    if (!ended)
        co_return refused("on record, but the key is not destroyed yet: " + ended.error().detail
            + "; start the service again to finish");
    auto done = ended->erasures_done.front();
    auto finished = co_await store_.commit(std::move(*ended));
    auto tombstones = store_.read().tombstones();
    if (!finished || !tombstones)
        co_return refused(!finished ? finished.error() : tombstones.error());
    auto unreachable = app::note_tombstones(vault_, *tombstones);
    tombstone.completed = done.at;
    tombstone.backups_until = done.backups_until;
    KeepingReply reply;
    reply.text = app::certificate(tombstone, council->name);
    for (auto const& folder : unreachable)
        reply.text += "  NOTE            could not be noted in " + folder
            + ": make a backup there before one of it is restored\n";
    co_return reply;
}

KeepingReply Keeping::certificates()
{
    auto council = store_.read().authority();
    auto tombstones = store_.read().tombstones();
    if (!council || !tombstones)
        return refused(!council ? council.error() : tombstones.error());
    KeepingReply reply;
    for (auto const& tombstone : *tombstones)
        reply.text += app::certificate(tombstone, council->name);
    if (tombstones->empty())
        reply.text = "nobody was erased\n";
    return reply;
}

asio::awaitable<KeepingReply> Keeping::rotate()
{
    Result<std::string> done = fail(Errc::unavailable, "not begun");
    auto now = clock_.now();
    std::function<void()> work = [&] { done = rotate_keys(vault_, options_, random_, now, at_step_); };
    if (!co_await pool_.run(work))
        co_return busy();
    if (!done)
        co_return refused(done.error());
    store::Change change;
    vault::AuditEntry entry;
    entry.at = now;
    entry.actor = "system";
    entry.action = "key.rotate";
    entry.ref = std::to_string(vault_.key_version());
    change.audit.push_back(entry);
    auto noted = co_await store_.commit(std::move(change));
    if (!noted)
        co_return refused(noted.error());
    KeepingReply reply;
    reply.text = *done;
    co_return reply;
}

Result<std::string> rotate_keys(
    vault::Vault& vault, DataOptions const& options, Random& random, Moment now, app::AtStep const& at_step)
{
    constexpr std::size_t batch = 64;
    auto reached = [&](char const* step) {
        if (at_step)
            at_step(step);
    };
    auto key = read_key(options);
    if (!key)
        return key.error();
    auto before = vault.key_version();
    if (auto taken = vault.take(*key); !taken)
        return taken.error();
    auto unfinished = vault.rewrap(0); // Of one that was killed.
    if (!unfinished)
        return unfinished.error();
    if (vault.newest_key_version() == before && *unfinished == 0) {
        auto added = vault::KeyEncryptionKey::add_version(key_path(options), random);
        if (!added)
            return added.error();
        reached("rotate.key_added");
        if (auto taken = vault.take(std::move(*added)); !taken)
            return taken.error();
    }
    if (auto begun = vault.begin_rotation(); !begun)
        return begun.error();
    reached("rotate.begun");
    for (std::size_t left = 1; left != 0;) {
        auto still = vault.rewrap(batch);
        if (!still)
            return still.error();
        left = *still;
        reached("rotate.batch");
    }
    auto text = "all keys are wrapped with version " + std::to_string(vault.key_version())
        + "; keep a copy of the key file away from this machine\n";
    auto backups = vault.key_backups();
    Moment until = now;
    if (backups)
        for (auto const& backup : *backups)
            until = std::max(until, backup.expires);
    return text + "older versions are needed by backups only: after " + iso_text(until)
        + " their lines may be taken out of the key file\n";
}

} // namespace sayso::commands
