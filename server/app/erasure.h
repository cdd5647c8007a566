#pragma once

#include "store/writer.h"
#include "vault/vault.h"
#include <functional>
#include <string>
#include <vector>

/// Erasing a young person: first on record and out of the store, then their key. Whoever is killed between finds the
/// rest to do at the next start. Blocking. Threads: any, one at a time.
namespace sayso::app {

/// Called between the steps of a long job, by its name; for tests that end the process there.
using AtStep = std::function<void(char const* step)>;

/// The first half: what goes into one Change. From its commit on nothing of theirs is in the store, and nobody can sign
/// in as them. Fails with invalid_input unless two different people stand behind it, with a reason.
Result<store::Change> begin_erasure(store::TombstoneRecord tombstone);

/// The second: their key. Gives what belongs into the next Change.
Result<store::Change> destroy_key(
    vault::Vault& vault, store::TombstoneRecord const& tombstone, Moment now, AtStep const& at_step);

/// All that were begun and not finished, before anybody is served. Gives how many.
Result<std::size_t> finish_erasures(store::Store& store, store::Writer& writer, vault::Vault& vault, Moment now);

/// What is given to whoever asked for it: what was erased, when, by whom, who saw it, and from when on it is true of
/// the backups too.
std::string certificate(store::TombstoneRecord const& tombstone, std::string const& council);

} // namespace sayso::app
