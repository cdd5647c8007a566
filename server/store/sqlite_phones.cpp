#include "store/sqlite_store.h"
#include "store/sqlite_writes.h"

/// The phones that young people call their own.
namespace sayso::store {

namespace {

#define PHONE_COLUMNS "id, young_person, sign_in, label, data, tries, counter, created, last_used, forgotten"

PhoneRecord read_phone(Row& row)
{
    PhoneRecord phone;
    phone.id = row.id<PhoneId>();
    phone.young_person = row.id<YoungPersonId>();
    phone.sign_in = row.id<SignInId>();
    phone.label = row.text();
    phone.data = row.bytes();
    phone.tries = static_cast<int>(row.integer());
    phone.counter = row.count();
    phone.created = row.moment();
    phone.last_used = row.maybe_moment();
    phone.forgotten = row.maybe_moment();
    return phone;
}

} // namespace

Result<> SqliteWrites::apply(PhoneRecord const& phone)
{
    return connection_.run("INSERT INTO phone (authority, " PHONE_COLUMNS ")"
                           " VALUES ((SELECT id FROM authority), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        phone.id, phone.young_person, phone.sign_in, phone.label, phone.data,
        static_cast<std::uint64_t>(phone.tries), phone.counter, phone.created, phone.last_used, phone.forgotten);
}

Result<> SqliteWrites::apply(TryPhone const& taken)
{
    auto counted = connection_.run(
        "UPDATE phone SET tries = tries + 1 WHERE id = ? AND forgotten IS NULL AND tries < ?", taken.id,
        static_cast<std::uint64_t>(taken.most));
    if (counted && connection_.changed_rows() == 0)
        return credential_spent();
    return counted;
}

Result<> SqliteWrites::apply(UsePhone const& use)
{
    auto used = connection_.run("UPDATE phone SET tries = 0, counter = ?1, last_used = ?2, sign_in = ?3 WHERE id = ?4"
                                " AND forgotten IS NULL AND (counter < ?1 OR (counter = 0 AND ?1 = 0))",
        use.counter, use.at, use.sign_in, use.id);
    if (used && connection_.changed_rows() == 0)
        return credential_spent();
    return used;
}

Result<> SqliteWrites::apply(ForgetPhone const& forget)
{
    return connection_.run("UPDATE phone SET forgotten = ? WHERE id = ? AND forgotten IS NULL", forget.at, forget.id);
}

Result<PhoneRecord> SqliteStore::phone(PhoneId id)
{
    return reader_->one("SELECT " PHONE_COLUMNS " FROM phone WHERE id = ? AND forgotten IS NULL", read_phone, id);
}

Result<std::vector<PhoneRecord>> SqliteStore::phones_of(YoungPersonId young_person)
{
    return reader_->many("SELECT " PHONE_COLUMNS " FROM phone WHERE young_person = ? AND forgotten IS NULL"
                         " ORDER BY created, id",
        read_phone, young_person);
}

} // namespace sayso::store
