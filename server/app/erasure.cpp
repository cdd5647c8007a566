#include "app/erasure.h"

#include <algorithm>

namespace sayso::app {

namespace {

constexpr std::size_t longest = 300;

vault::AuditEntry noted(Moment now, std::string action, YoungPersonId subject)
{
    vault::AuditEntry entry;
    entry.at = now;
    entry.actor = "system";
    entry.action = std::move(action);
    entry.subject = subject;
    return entry;
}

bool is_line(std::string const& text)
{
    return !text.empty() && text.size() <= longest
        && std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

} // namespace

Result<store::Change> begin_erasure(store::TombstoneRecord tombstone)
{
    if (!is_line(tombstone.by) || !is_line(tombstone.witness) || !is_line(tombstone.reason))
        return fail(Errc::invalid_input,
            "say who does this, who witnesses it and why, one line each of at most 300 characters");
    if (tombstone.by == tombstone.witness)
        return fail(Errc::invalid_input, "the witness must be somebody else than the one who does it");
    store::Change change;
    change.audit.push_back(noted(tombstone.at, "young_person.erase", tombstone.subject));
    change.tombstones.push_back(std::move(tombstone));
    return change;
}

Result<store::Change> destroy_key(
    vault::Vault& vault, store::TombstoneRecord const& tombstone, Moment now, AtStep const& at_step)
{
    auto reached = [&](char const* step) {
        if (at_step)
            at_step(step);
    };
    reached("erase.tombstone_stored");
    if (auto buried = vault.bury(tombstone.subject, tombstone.at); !buried)
        return buried.error();
    reached("erase.buried");
    if (auto destroyed = vault.destroy_buried_keys(); !destroyed)
        return destroyed.error();
    reached("erase.key_destroyed");
    if (auto tidied = vault.tidy(); !tidied)
        return tidied.error();
    reached("erase.tidied");
    auto backups = vault.key_backups();
    if (!backups)
        return backups.error();
    store::EraseDone done;
    done.subject = tombstone.subject;
    done.at = now;
    for (auto const& backup : *backups)
        done.backups_until = std::max(done.backups_until, std::optional(backup.expires));
    store::Change change;
    change.audit.push_back(noted(now, "young_person.erased", tombstone.subject));
    change.erasures_done.push_back(done);
    return change;
}

Result<std::size_t> finish_erasures(store::Store& store, store::Writer& writer, vault::Vault& vault, Moment now)
{
    auto tombstones = store.tombstones();
    if (!tombstones)
        return tombstones.error();
    std::size_t finished = 0;
    for (auto const& tombstone : *tombstones) {
        if (tombstone.completed)
            continue;
        auto change = destroy_key(vault, tombstone, now, {});
        if (!change)
            return change.error();
        if (auto stored = writer.commit(std::move(*change)); !stored)
            return stored.error();
        ++finished;
    }
    return finished;
}

std::string certificate(store::TombstoneRecord const& tombstone, std::string const& council)
{
    std::string text = "CERTIFICATE OF ERASURE\n";
    auto line = [&](char const* what, std::string const& words) {
        text += "  ";
        text += what;
        text.append(16 - std::string_view(what).size(), ' ');
        text += words + '\n';
    };
    line("council", council);
    line("young person", tombstone.subject.text());
    line("what", "their key, and with it every word sealed under it; their name, case number, conversations, replies,");
    line("", "alerts and sign-ins. The audit keeps the id above, and that it was erased.");
    line("decided", iso_text(tombstone.at));
    line("key destroyed", tombstone.completed ? iso_text(*tombstone.completed) : "not yet: start the service to finish it");
    line("done by", tombstone.by);
    line("witness", tombstone.witness);
    line("reason", tombstone.reason);
    if (tombstone.backups_until)
        line("true from", iso_text(*tombstone.backups_until) + ", when the last backup of their key expires and is deleted");
    else
        line("true from", "now: there is no backup of their key that this program made");
    return text;
}

} // namespace sayso::app
