#pragma once

#include "app/studio.h"

namespace sayso::app {

/// A class with a constructor, because GCC 12.2 frees an aggregate twice beside a co_await.
struct Studio::Opened {
    Opened(store::DraftRecord record_, vault::AuditEntry entry_)
        : record(std::move(record_))
        , entry(std::move(entry_))
    {
    }
    store::DraftRecord record; // Changed, and then stored over the revision it has.
    vault::AuditEntry entry;
};

} // namespace sayso::app
