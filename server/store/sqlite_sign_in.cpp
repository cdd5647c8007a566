#include "store/change.h"
#include "store/sqlite_store.h"

/// Who is signed in, with what, and what lets them in.
namespace sayso::store {

namespace {

#define CREDENTIAL_COLUMNS "id, worker, kind, label, key_index, data, counter, created, last_used, revoked"
#define SIGN_IN_COLUMNS "id, token_index, role, authority, team, worker, young_person, created, expires, ended," \
                        " kiosk, visit"

CredentialRecord read_credential(Row& row)
{
    CredentialRecord credential;
    credential.id = row.id<CredentialId>();
    credential.worker = row.id<WorkerId>();
    credential.kind = row.named(credential_kind_from);
    credential.label = row.text();
    credential.key_index = row.text();
    credential.data = row.bytes();
    credential.counter = row.count();
    credential.created = row.moment();
    credential.last_used = row.maybe_moment();
    credential.revoked = row.maybe_moment();
    return credential;
}

SignInRecord read_sign_in(Row& row)
{
    SignInRecord sign_in;
    sign_in.id = row.id<SignInId>();
    sign_in.token_index = row.text();
    sign_in.role = row.named(domain::role_from);
    sign_in.authority = row.id<AuthorityId>();
    sign_in.team = row.id<TeamId>();
    sign_in.worker = row.id<WorkerId>();
    sign_in.young_person = row.id<YoungPersonId>();
    sign_in.created = row.moment();
    sign_in.expires = row.moment();
    sign_in.ended = row.maybe_moment();
    sign_in.kiosk = row.id<KioskId>();
    sign_in.visit = row.maybe_moment();
    return sign_in;
}

SignInDeviceRecord read_device(Row& row)
{
    SignInDeviceRecord device;
    device.sign_in = row.id<SignInId>();
    device.label = row.text();
    device.method = row.text();
    device.last_seen = row.moment();
    device.stepped_up = row.maybe_moment();
    return device;
}

} // namespace

Result<> SqliteWrites::apply(SignInRecord const& sign_in)
{
    return connection_.run("INSERT INTO sign_in (" SIGN_IN_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        sign_in.id, sign_in.token_index, domain::name(sign_in.role), sign_in.authority, sign_in.team, sign_in.worker,
        sign_in.young_person, sign_in.created, sign_in.expires, sign_in.ended, sign_in.kiosk, sign_in.visit);
}

Result<> SqliteWrites::apply(SignInDeviceRecord const& device)
{
    return connection_.run("INSERT INTO sign_in_device (sign_in, label, method, last_seen, stepped_up)"
                           " VALUES (?, ?, ?, ?, ?) ON CONFLICT (sign_in) DO UPDATE SET last_seen = excluded.last_seen,"
                           " stepped_up = excluded.stepped_up",
        device.sign_in, device.label, device.method, device.last_seen, device.stepped_up);
}

Result<> SqliteWrites::apply(CredentialRecord const& credential)
{
    return connection_.run("INSERT INTO credential (authority, " CREDENTIAL_COLUMNS ")"
                           " VALUES ((SELECT id FROM authority), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        credential.id, credential.worker, name(credential.kind), credential.label, credential.key_index,
        credential.data, credential.counter, credential.created, credential.last_used, credential.revoked);
}

Result<> SqliteWrites::apply(Change::UseCredential const& use)
{
    auto used = connection_.run("UPDATE credential SET counter = ?1, last_used = ?2 WHERE id = ?3 AND revoked IS NULL"
                                " AND (counter < ?1 OR (counter = 0 AND ?1 = 0))",
        use.counter, use.at, use.id);
    if (used && connection_.changed_rows() == 0)
        return credential_spent();
    return used;
}

Result<> SqliteWrites::apply(Change::RevokeCredential const& revoke)
{
    return connection_.run(
        "UPDATE credential SET revoked = ? WHERE id = ? AND revoked IS NULL", revoke.at, revoke.id);
}

Result<SignInRecord> SqliteStore::sign_in(std::string const& token_index)
{
    return reader_->one("SELECT " SIGN_IN_COLUMNS " FROM sign_in WHERE token_index = ?", read_sign_in, token_index);
}

Result<std::vector<SignInRecord>> SqliteStore::sign_ins_of(WorkerId worker)
{
    return reader_->many(
        "SELECT " SIGN_IN_COLUMNS " FROM sign_in WHERE worker = ? AND ended IS NULL ORDER BY created DESC, id DESC",
        read_sign_in, worker);
}

Result<std::vector<SignInRecord>> SqliteStore::sign_ins_of(YoungPersonId young_person)
{
    return reader_->many("SELECT " SIGN_IN_COLUMNS " FROM sign_in WHERE young_person = ? AND ended IS NULL"
                         " ORDER BY created DESC, id DESC",
        read_sign_in, young_person);
}

Result<SignInDeviceRecord> SqliteStore::sign_in_device(SignInId sign_in)
{
    return reader_->one("SELECT sign_in, label, method, last_seen, stepped_up FROM sign_in_device WHERE sign_in = ?",
        read_device, sign_in);
}

Result<std::vector<CredentialRecord>> SqliteStore::credentials_of(WorkerId worker)
{
    return reader_->many("SELECT " CREDENTIAL_COLUMNS " FROM credential WHERE worker = ? AND revoked IS NULL"
                         " ORDER BY created, id",
        read_credential, worker);
}

Result<CredentialRecord> SqliteStore::credential(CredentialKind kind, std::string const& key_index)
{
    return reader_->one("SELECT " CREDENTIAL_COLUMNS " FROM credential"
                        " WHERE kind = ? AND key_index = ? AND key_index <> '' AND revoked IS NULL",
        read_credential, name(kind), key_index);
}

} // namespace sayso::store
