#include "store/verify.h"

namespace sayso::store {

namespace {

constexpr std::size_t page = 1000;

Error bad_entry(std::uint64_t number, char const* what)
{
    return fail(Errc::corrupt, "audit entry " + std::to_string(number) + " " + what);
}

} // namespace

Result<std::uint64_t> verify_audit(Store& store)
{
    std::uint64_t number = 0;
    vault::ChainHash hash {};
    for (;;) {
        auto records = store.audit_after(number, page);
        if (!records)
            return records.error();
        for (auto const& record : *records) {
            if (record.number != number + 1)
                return bad_entry(number + 1, "is missing");
            hash = vault::next_hash(hash, record.number, record.entry);
            if (hash != record.hash)
                return bad_entry(record.number, "was changed, or the one before it was taken out");
            number = record.number;
        }
        if (records->empty()) // Asked at the very end, the store says if there should be more.
            return number;
    }
}

} // namespace sayso::store
