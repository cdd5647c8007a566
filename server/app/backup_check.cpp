#include "app/backup.h"

#include "app/backup_files.h"
#include "app/kept_file.h"
#include "app/session_file.h"
#include "store/database_copy.h"
#include "store/writer.h"
#include <algorithm>
#include <filesystem>
#include <set>

namespace sayso::app {

namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

/// Keeps the first thing that was wrong.
bool fine(CheckedGeneration& report, char const* what, Result<> const& result)
{
    if (result)
        return true;
    if (report.trouble.empty())
        report.trouble = std::string(what) + ": " + result.error().detail;
    return false;
}

template <class T> Result<> as_result(Result<T> const& result)
{
    if (!result)
        return result.error();
    return {};
}

/// The manifest, if its proof holds, and the file it speaks of, if that is the one it speaks of.
Result<json::object> checked_manifest(
    std::string const& folder, std::string const& generation, char const* kind, vault::Vault& vault)
{
    auto bytes = read_kept_file(folder + "/manifest.json");
    if (!bytes)
        return fail(Errc::corrupt, "its manifest is missing");
    auto text = without_proof(
        vault, manifest_purpose, { reinterpret_cast<char const*>(bytes->data()), bytes->size() });
    if (!text)
        return text.error();
    auto manifest = parse_manifest(*text, kind, generation);
    if (!manifest)
        return manifest;
    auto file = folder + (std::string_view(kind) == "keys" ? "/keys.db" : "/sayso.db");
    auto facts = facts_of(file);
    if (!facts)
        return facts.error();
    auto const* digest = manifest->if_contains("digest");
    if (!digest || !digest->is_string() || std::string_view(digest->get_string()) != facts->digest)
        return fail(Errc::corrupt, "it is not the file that was written: a byte was changed, or the end is missing");
    return manifest;
}

Result<> compare_tables(json::object const& manifest, store::DatabaseCopy& copy)
{
    auto tables = copy.tables();
    if (!tables)
        return tables.error();
    auto const* listed = manifest.if_contains("tables");
    if (!listed || !listed->is_object() || listed->get_object().size() != tables->size())
        return fail(Errc::corrupt, "it has other tables than were written");
    for (auto const& [name, table] : *tables) {
        auto const* expected = listed->get_object().if_contains(name);
        json::object const is { { "rows", table.rows }, { "digest", table.digest } };
        if (!expected || json::serialize(*expected) != json::serialize(is))
            return fail(Errc::corrupt, "the rows of " + name + " are not those that were written");
    }
    return {};
}

/// One seal of each person: it opens, or the person was erased and it must not.
Result<> open_canaries(store::DatabaseCopy& copy, vault::Vault& keys, CheckedGeneration& report)
{
    auto canaries = copy.canaries();
    auto buried = keys.buried();
    if (!canaries || !buried)
        return !canaries ? canaries.error() : buried.error();
    std::set<YoungPersonId> gone;
    for (auto const& one : *buried)
        gone.insert(one.subject);
    std::set<YoungPersonId> opened, erased;
    for (auto const& canary : *canaries) {
        auto cell = canary.session.is_nil() ? details_cell(canary.subject) : inputs_cell(canary.session);
        auto result = keys.check_seal(canary.subject, cell, canary.sealed);
        if (gone.contains(canary.subject)) {
            if (result)
                return fail(Errc::corrupt, "the words of somebody who was erased can be opened");
            erased.insert(canary.subject);
            continue;
        }
        if (!result)
            return fail(Errc::corrupt,
                "the words of young person " + canary.subject.text() + " do not open: " + result.error().detail);
        opened.insert(canary.subject);
    }
    report.people = opened.size();
    report.erased = erased.size();
    return {};
}

} // namespace

std::unique_ptr<vault::Vault> check_keys_generation(BackupFolders const& from, std::string const& generation,
    vault::KeyEncryptionKey const& key, Random& random, CheckedGeneration& report)
{
    report.kind = "keys";
    report.generation = generation;
    auto folder = from.keys + "/" + generation;
    auto bytes = read_kept_file(folder + "/keys.db");
    if (!fine(report, "keys.db", as_result(bytes)))
        return nullptr;
    auto opened = vault::Vault::open_copy(*bytes, key, random);
    if (!fine(report, "keys.db", as_result(opened)))
        return nullptr;
    auto manifest = checked_manifest(folder, generation, "keys", **opened);
    if (!fine(report, "keys.db", as_result(manifest)))
        return nullptr;
    auto keys = (*opened)->check_keys();
    if (!fine(report, "keys.db", as_result(keys)))
        return nullptr;
    report.keys_by_version = *keys;
    for (auto const& [version, count] : *keys)
        report.people += count;
    return std::move(*opened);
}

void check_data_generation(
    BackupFolders const& from, std::string const& generation, vault::Vault& keys, CheckedGeneration& report)
{
    report.kind = "data";
    report.generation = generation;
    auto folder = from.data + "/data/" + generation;
    auto manifest = checked_manifest(folder, generation, "data", keys);
    if (!fine(report, "sayso.db", as_result(manifest)))
        return;
    auto copy = store::DatabaseCopy::open(folder + "/sayso.db");
    if (!fine(report, "sayso.db", as_result(copy)) || !fine(report, "sayso.db", (*copy)->check_integrity()))
        return;
    auto audit = (*copy)->check_audit();
    if (!fine(report, "audit", as_result(audit)))
        return;
    report.audit_entries = *audit;
    if (fine(report, "rows", compare_tables(*manifest, **copy)))
        fine(report, "words", open_canaries(**copy, keys, report));
}

Result<std::vector<store::TombstoneRecord>> replay_tombstones(BackupFolders const& from, vault::Vault& keys,
    std::vector<vault::Buried> const& from_other_keys, Moment now)
{
    auto bytes = read_kept_file(from.data + "/tombstones.json");
    if (!bytes)
        return fail(Errc::corrupt, "tombstones.json is missing, so nobody knows who was erased");
    auto text = without_proof(
        keys, tombstones_purpose, { reinterpret_cast<char const*>(bytes->data()), bytes->size() });
    if (!text)
        return fail(Errc::corrupt, "tombstones.json: " + text.error().detail);
    auto tombstones = tombstones_from(*text);
    if (!tombstones)
        return tombstones;
    auto know = [&](YoungPersonId subject, Moment at) {
        if (std::ranges::find(*tombstones, subject, &store::TombstoneRecord::subject) != tombstones->end())
            return;
        store::TombstoneRecord tombstone;
        tombstone.subject = subject;
        tombstone.at = at;
        tombstone.reason = "known from a backup only";
        tombstones->push_back(std::move(tombstone));
    };
    auto own = keys.buried();
    if (!own)
        return own.error();
    for (auto const& one : *own)
        know(one.subject, one.at);
    for (auto const& one : from_other_keys)
        know(one.subject, one.at);
    for (auto const& generation : generations_in(from.data + "/data")) {
        auto copy = store::DatabaseCopy::open(from.data + "/data/" + generation + "/sayso.db");
        auto erased = copy ? (*copy)->tombstones() : Result<std::vector<YoungPersonId>>(copy.error());
        if (!erased)
            continue; // Said of that generation when it is looked over.
        for (auto subject : *erased)
            know(subject, now);
    }
    for (auto const& tombstone : *tombstones)
        if (auto buried = keys.bury(tombstone.subject, tombstone.at); !buried)
            return buried.error();
    if (auto gone = keys.destroy_buried_keys(); !gone)
        return gone.error();
    if (auto tidied = keys.tidy(); !tidied)
        return tidied.error();
    return tombstones;
}

bool CheckedBackup::is_sound() const
{
    return trouble.empty()
        && std::ranges::all_of(generations, [](auto const& generation) { return generation.trouble.empty(); });
}

namespace {

/// Looks over all keys and hands back the chosen ones, with everybody buried in them who was ever erased.
Result<OpenedKeys> open_keys(BackupFolders const& from, std::string chosen, vault::KeyEncryptionKey const& key,
    Random& random, Moment now, std::vector<CheckedGeneration>& reports)
{
    auto generations = generations_in(from.keys);
    if (chosen.empty() && !generations.empty())
        chosen = generations.back();
    OpenedKeys keys;
    keys.generation = chosen;
    std::vector<vault::Buried> buried;
    for (auto const& generation : generations) {
        CheckedGeneration report;
        auto opened = check_keys_generation(from, generation, key, random, report);
        reports.push_back(std::move(report));
        if (!opened)
            continue;
        if (auto theirs = opened->buried())
            buried.insert(buried.end(), theirs->begin(), theirs->end());
        if (generation == chosen)
            keys.vault = std::move(opened);
    }
    if (!keys.vault)
        return fail(Errc::corrupt,
            generations.empty() ? "there is no backup of the keys in that folder"
                                : "the keys that are to be used do not hold, or are not there");
    auto tombstones = replay_tombstones(from, *keys.vault, buried, now);
    if (!tombstones)
        return tombstones.error();
    keys.tombstones = std::move(*tombstones);
    return keys;
}

} // namespace

CheckedBackup check_backup(BackupFolders const& from, vault::KeyEncryptionKey const& key, Random& random)
{
    CheckedBackup checked;
    auto generations = generations_in(from.data + "/data");
    auto keys = open_keys(from, "", key, random, Moment(), checked.generations);
    if (!keys) {
        checked.trouble = keys.error().detail;
        return checked;
    }
    for (auto const& generation : generations) {
        CheckedGeneration report;
        check_data_generation(from, generation, *keys->vault, report);
        checked.generations.push_back(std::move(report));
    }
    if (generations.empty())
        checked.trouble = "there is no backup of the data in that folder";
    return checked;
}

namespace {

vault::AuditEntry noted(Moment now, std::string action, YoungPersonId subject, std::string ref)
{
    vault::AuditEntry entry;
    entry.at = now;
    entry.actor = "system";
    entry.action = std::move(action);
    entry.subject = subject;
    entry.ref = std::move(ref);
    return entry;
}

/// Whoever was erased after the copy was made is erased in it too.
Result<std::size_t> erase_again(store::Store& store, OpenedKeys const& keys, std::string const& generation, Moment now)
{
    store::Writer writer(store);
    store::Change restored;
    restored.audit.push_back(noted(now, "backup.restore", {}, generation));
    if (auto stored = writer.commit(std::move(restored)); !stored)
        return stored.error();
    std::size_t erased = 0;
    for (auto tombstone : keys.tombstones) {
        if (!store.young_person(tombstone.subject))
            continue;
        tombstone.completed = now;
        store::Change change;
        change.audit.push_back(noted(now, "young_person.erase_again", tombstone.subject, generation));
        change.tombstones.push_back(std::move(tombstone));
        if (auto stored = writer.commit(std::move(change)); !stored)
            return stored.error();
        ++erased;
    }
    return erased;
}

Result<> make_empty_folder(std::string const& folder)
{
    std::error_code ec;
    fs::create_directories(folder, ec);
    if (!fs::is_directory(folder, ec))
        return fail(Errc::unavailable, "the folder to restore to can not be made");
    if (!fs::is_empty(folder, ec))
        return fail(Errc::conflict, "the folder to restore to holds something already; give an empty one");
    fs::permissions(folder, fs::perms::owner_all, ec);
    return {};
}

} // namespace

Result<Restored> restore_backup(
    RestoreOrder const& order, vault::KeyEncryptionKey const& key, Random& random, Moment now)
{
    auto generations = generations_in(order.from.data + "/data");
    Restored restored;
    restored.generation = order.generation;
    if (restored.generation.empty() && !generations.empty())
        restored.generation = generations.back();
    if (std::ranges::find(generations, restored.generation) == generations.end())
        return fail(Errc::not_found, "there is no such generation of the data in that folder");
    std::vector<CheckedGeneration> reports;
    auto keys = open_keys(order.from, order.keys_generation, key, random, now, reports);
    if (!keys)
        return keys.error();
    restored.keys_generation = keys->generation;
    CheckedGeneration report;
    check_data_generation(order.from, restored.generation, *keys->vault, report);
    if (!report.trouble.empty())
        return fail(Errc::corrupt, "that generation does not hold: " + report.trouble);

    if (auto made = make_empty_folder(order.to); !made)
        return made.error();
    // In this order: the keys of the erased are gone before any key or word is written.
    if (auto written = keys->vault->write_to(order.to + "/keys.db"); !written)
        return written.error();
    std::error_code ec;
    auto beside = order.to + "/sayso.db.restoring";
    fs::copy_file(order.from.data + "/data/" + restored.generation + "/sayso.db", beside, ec);
    if (ec)
        return fail(Errc::unavailable, "sayso.db can not be copied: " + ec.message());
    fs::permissions(beside, fs::perms::owner_read | fs::perms::owner_write, ec);
    if (auto ended = store::end_sign_ins(beside, now); !ended)
        return ended.error();
    fs::rename(beside, order.to + "/sayso.db", ec);
    if (ec)
        return fail(Errc::unavailable, "sayso.db can not be put in its place: " + ec.message());
    store::SqliteOptions sqlite;
    sqlite.folder = order.to;
    auto opened = store::open_sqlite_store(sqlite);
    if (!opened)
        return opened.error();
    auto erased = erase_again(**opened, *keys, restored.generation, now);
    if (!erased)
        return erased.error();
    restored.erased_again = *erased;
    return restored;
}

} // namespace sayso::app
