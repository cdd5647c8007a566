#include "vault/vault_parts.h"

/// What an operator does with the vault as a whole: rotating, erasing, backing up.
namespace sayso::vault {

std::uint32_t Vault::key_version() const
{
    std::scoped_lock lock(parts_->mutex);
    return parts_->kek_version;
}

std::uint32_t Vault::newest_key_version() const
{
    std::scoped_lock lock(parts_->mutex);
    return parts_->keks.rbegin()->first;
}

Result<> Vault::take(KeyEncryptionKey key)
{
    std::scoped_lock lock(parts_->mutex);
    auto const& in_use = parts_->keks.at(parts_->kek_version);
    for (auto const& version : key.versions_)
        if (version.number == parts_->kek_version
            && !std::equal(version.bytes.begin(), version.bytes.end(), in_use.bytes.begin(), in_use.bytes.end()))
            return fail(Errc::forbidden, "the key file has another key for the version in use; put that one back");
    return parts_->take_versions(std::move(key));
}

Result<> Vault::begin_rotation()
{
    std::scoped_lock lock(parts_->mutex);
    auto newest = parts_->keks.rbegin()->first;
    if (newest == parts_->kek_version)
        return {};
    if (auto wrapped = parts_->wrap_named(newest, true); !wrapped)
        return wrapped;
    parts_->kek_version = newest;
    return {};
}

Result<std::size_t> Vault::rewrap(std::size_t most)
{
    std::scoped_lock lock(parts_->mutex);
    auto rows = parts_->database->keys_not_wrapped_with(parts_->kek_version, most);
    if (!rows)
        return rows.error();
    for (auto& row : *rows) {
        KeyBytes key;
        auto cell = data_key_cell(row.subject);
        if (auto opened = parts_->unwrap(key.bytes, row.subject, cell, row.wrapped); !opened)
            return opened.error();
        row.wrapped = seal(parts_->wrapping(row.subject, parts_->kek_version), cell, key.bytes, parts_->random);
    }
    if (auto written = parts_->database->replace_wrapped(*rows); !written)
        return written.error();
    return parts_->database->how_many_not_wrapped_with(parts_->kek_version);
}

Result<> Vault::bury(YoungPersonId subject, Moment at)
{
    std::scoped_lock lock(parts_->mutex);
    return parts_->database->bury(subject, at);
}

Result<> Vault::destroy_buried_keys()
{
    std::scoped_lock lock(parts_->mutex);
    auto buried = parts_->database->buried();
    if (!buried)
        return buried.error();
    for (auto const& one : *buried)
        parts_->forget(one.subject);
    return parts_->database->delete_buried_keys();
}

Result<> Vault::tidy()
{
    std::scoped_lock lock(parts_->mutex);
    return parts_->database->tidy();
}

Result<std::vector<Buried>> Vault::buried()
{
    std::scoped_lock lock(parts_->mutex);
    return parts_->database->buried();
}

Result<> Vault::copy_to(std::string const& path, KeyBackup const& backup)
{
    std::scoped_lock lock(parts_->mutex);
    // First, so that an erasure counts on a copy even if nobody lived to see it finished.
    if (auto noted = parts_->database->add_backup(backup); !noted)
        return noted;
    return parts_->database->copy_to(path);
}

Result<> Vault::write_to(std::string const& path)
{
    std::scoped_lock lock(parts_->mutex);
    return parts_->database->copy_to(path);
}

Result<std::vector<KeyBackup>> Vault::key_backups()
{
    std::scoped_lock lock(parts_->mutex);
    return parts_->database->backups();
}

Result<> Vault::forget_key_backup(std::string const& generation)
{
    std::scoped_lock lock(parts_->mutex);
    return parts_->database->delete_backup(generation);
}

Result<std::map<std::uint32_t, std::size_t>> Vault::check_keys()
{
    std::scoped_lock lock(parts_->mutex);
    auto rows = parts_->database->every_key();
    if (!rows)
        return rows.error();
    std::map<std::uint32_t, std::size_t> by_version;
    for (auto const& row : *rows) {
        KeyBytes key;
        auto opened = parts_->unwrap(key.bytes, row.subject, data_key_cell(row.subject), row.wrapped);
        if (!opened)
            return opened.error();
        ++by_version[*key_version_of(row.wrapped)];
    }
    return by_version;
}

Result<> Vault::check_seal(YoungPersonId subject, Cell const& cell, Sealed const& sealed)
{
    std::scoped_lock lock(parts_->mutex);
    auto key = parts_->cached_or_loaded(subject);
    if (!key)
        return key.error();
    std::vector<std::uint8_t> words(plain_size(sealed).value_or(0));
    auto opened = open_into(words, (*key)->sealing(), cell, sealed);
    sodium_memzero(words.data(), words.size());
    return opened;
}

} // namespace sayso::vault
