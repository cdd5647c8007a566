#pragma once

#include "casefile/book.h"
#include "store/store.h"
#include "vault/vault.h"
#include <functional>

/// Between sealed case entries and casefile's: the only place that knows how one becomes the other.
namespace sayso::app {

store::CaseEntryRecord sealed_entry(vault::KeyHandle const& key, casefile::Entry const& entry, std::string digest);

/// Fails with corrupt if the seal or what is under it does not fit.
Result<casefile::Entry> open_entry(vault::KeyHandle const& key, store::CaseEntryRecord const& record);

/// The entry without its words: enough for lists in which nobody's words stand.
casefile::Entry closed_entry(store::CaseEntryRecord const& record);

/// The same content gives the same text, for a digest. Neither the time nor the writer is in it.
std::string content_of(casefile::Entry const& entry);

/// Which entries a reader may see.
using Sees = std::function<bool(store::CaseEntryRecord const&)>;

Result<casefile::Book> open_book(
    store::Store& store, vault::KeyHandle const& key, YoungPersonId subject, Sees const& sees);
Result<casefile::Book> closed_book(store::Store& store, YoungPersonId subject, Sees const& sees);

} // namespace sayso::app
