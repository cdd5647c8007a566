#include "vault/vault.h"

#include "vault/vault_parts.h"
#include <algorithm>

namespace sayso::vault {

namespace {

constexpr std::size_t most_cached = 4096;
constexpr std::string_view verifier_text = "this is the right key-encryption key";

Cell verifier_cell()
{
    return { "named", "value", "verifier" };
}
Cell index_key_cell()
{
    return { "named", "value", "index_key" };
}
} // namespace

Cell data_key_cell(YoungPersonId subject)
{
    return { "data_key", "wrapped", subject.text() };
}

KeyHandle::KeyHandle(std::shared_ptr<Key const> key)
    : key_(std::move(key))
{
}

Sealed KeyHandle::seal(Cell const& cell, std::string_view words) const
{
    auto bytes = reinterpret_cast<std::uint8_t const*>(words.data());
    return vault::seal(key_->sealing(), cell, { bytes, words.size() }, key_->random);
}

Result<std::string> KeyHandle::open(Cell const& cell, Sealed const& sealed) const
{
    std::string words(plain_size(sealed).value_or(0), '\0');
    auto bytes = reinterpret_cast<std::uint8_t*>(words.data());
    if (auto opened = open_into({ bytes, words.size() }, key_->sealing(), cell, sealed); !opened)
        return opened.error();
    return words;
}

YoungPersonId KeyHandle::subject() const
{
    return key_->subject;
}

/// Puts the versions of a key file beside those that are known. Keys already known stay.
Result<> Vault::Parts::take_versions(KeyEncryptionKey key)
{
    bool sound = !key.versions_.empty();
    for (auto& version : key.versions_) {
        auto& kept = keks[version.number];
        sound = sound && version.bytes.size() == kept.bytes.size();
        if (sound)
            std::copy(version.bytes.begin(), version.bytes.end(), kept.bytes.begin());
        sodium_memzero(version.bytes.data(), version.bytes.size());
    }
    if (!sound)
        return fail(Errc::invalid_input, "a key-encryption key has 32 bytes");
    return {};
}

Result<> Vault::Parts::unwrap(
    std::span<std::uint8_t> plain, YoungPersonId subject, Cell const& cell, Sealed const& sealed)
{
    auto version = key_version_of(sealed);
    if (!version)
        return fail(Errc::corrupt, "a wrapped key is too short");
    if (!keks.contains(*version))
        return fail(Errc::forbidden,
            "version " + std::to_string(*version)
                + " of the key-encryption key is needed still: put its line back into the key file");
    return open_into(plain, wrapping(subject, *version), cell, sealed);
}

/// Gives the version it was wrapped with.
Result<std::uint32_t> Vault::Parts::open_named(Cell const& cell, std::span<std::uint8_t> plain)
{
    auto stored = database->named(cell.row);
    if (!stored)
        return stored.error();
    if (auto opened = unwrap(plain, {}, cell, *stored); !opened)
        return opened.error();
    return *key_version_of(*stored);
}

Result<> Vault::Parts::wrap_named(std::uint32_t with, bool replace)
{
    auto text = reinterpret_cast<std::uint8_t const*>(verifier_text.data());
    auto key = wrapping({}, with);
    std::vector<KeyDatabase::Named> values;
    values.push_back({ "verifier", seal(key, verifier_cell(), { text, verifier_text.size() }, random) });
    values.push_back({ "index_key", seal(key, index_key_cell(), index_key.bytes, random) });
    return replace ? database->replace_named(values) : database->add_named(values);
}

Result<> Vault::Parts::check_key_or_set_up(bool may_set_up)
{
    std::array<std::uint8_t, verifier_text.size()> text {};
    auto verified = open_named(verifier_cell(), text);
    if (!verified && verified.error().code == Errc::not_found && may_set_up) {
        random.fill(index_key.bytes);
        kek_version = keks.rbegin()->first;
        return wrap_named(kek_version, false);
    }
    if (!verified && verified.error().code == Errc::corrupt)
        return fail(Errc::forbidden, "the key database was made with another key-encryption key; put that one back");
    if (!verified)
        return verified.error();
    kek_version = *verified;
    auto index = open_named(index_key_cell(), index_key.bytes);
    if (!index)
        return index.error();
    return check_versions_in_use();
}

/// Found at the start, and not by the one young person whose key it is.
Result<> Vault::Parts::check_versions_in_use()
{
    auto used = database->versions_in_use();
    if (!used)
        return used.error();
    for (auto version : *used)
        if (!keks.contains(version))
            return fail(Errc::forbidden,
                "some keys are wrapped with version " + std::to_string(version)
                    + " of the key-encryption key still: put its line back into the key file, then run sayso rotate");
    return {};
}

/// Whoever was killed between burying and tidying up: the rest is done before anybody can ask for a key.
Result<> Vault::Parts::finish_burials()
{
    auto untidy = database->is_untidy();
    if (!untidy)
        return untidy.error();
    if (!*untidy)
        return {};
    if (auto deleted = database->delete_buried_keys(); !deleted)
        return deleted;
    return database->tidy();
}

Result<std::unique_ptr<Vault>> Vault::open(std::string const& path, KeyEncryptionKey key, Random& random)
{
    auto database = KeyDatabase::open(path);
    if (!database)
        return database.error();
    return open_with(std::move(*database), std::move(key), random, true);
}

Result<std::unique_ptr<Vault>> Vault::open_copy(
    std::vector<std::uint8_t> const& bytes, KeyEncryptionKey key, Random& random)
{
    auto database = KeyDatabase::open_bytes(bytes);
    if (!database)
        return database.error();
    return open_with(std::move(*database), std::move(key), random, false);
}

Result<std::unique_ptr<Vault>> Vault::open_with(
    std::unique_ptr<KeyDatabase> database, KeyEncryptionKey key, Random& random, bool may_set_up)
{
    ready_sodium();
    auto parts = std::make_unique<Parts>(random);
    parts->database = std::move(database);
    if (auto taken = parts->take_versions(std::move(key)); !taken)
        return taken.error();
    if (auto fits = parts->check_key_or_set_up(may_set_up); !fits)
        return fits.error();
    if (auto finished = parts->finish_burials(); !finished)
        return finished.error();
    return std::unique_ptr<Vault>(new Vault(std::move(parts)));
}

Vault::Vault(std::unique_ptr<Parts> parts)
    : parts_(std::move(parts))
{
}

Vault::~Vault() = default;

Result<> Vault::create_key(YoungPersonId subject)
{
    KeyBytes key;
    parts_->random.fill(key.bytes);
    std::scoped_lock lock(parts_->mutex);
    auto wrapped = seal(
        parts_->wrapping(subject, parts_->kek_version), data_key_cell(subject), key.bytes, parts_->random);
    return parts_->database->add_key(subject, first_version, wrapped);
}

void Vault::Parts::remember(std::shared_ptr<KeyHandle::Key const> const& key)
{
    recent.push_front(key);
    cached[key->subject] = recent.begin();
    if (recent.size() > most_cached) {
        cached.erase(recent.back()->subject);
        recent.pop_back();
    }
}

Result<std::shared_ptr<KeyHandle::Key const>> Vault::Parts::load(YoungPersonId subject)
{
    auto stored = database->key(subject);
    if (!stored)
        return stored.error();
    auto key = std::shared_ptr<KeyHandle::Key>(new KeyHandle::Key { subject, stored->version, random, {} });
    auto opened = unwrap(key->bytes.bytes, subject, data_key_cell(subject), stored->bytes);
    if (!opened)
        return opened.error();
    return std::shared_ptr<KeyHandle::Key const>(std::move(key));
}

void Vault::Parts::forget(YoungPersonId subject)
{
    auto found = cached.find(subject);
    if (found == cached.end())
        return;
    recent.erase(found->second);
    cached.erase(found);
}

Result<std::shared_ptr<KeyHandle::Key const>> Vault::Parts::cached_or_loaded(YoungPersonId subject)
{
    if (auto found = cached.find(subject); found != cached.end()) {
        recent.splice(recent.begin(), recent, found->second);
        return *found->second;
    }
    auto key = load(subject);
    if (key)
        remember(*key);
    return key;
}

Result<KeyHandle> Vault::key_for(Grant const& grant)
{
    std::scoped_lock lock(parts_->mutex);
    auto key = parts_->cached_or_loaded(grant.subject());
    if (!key)
        return key.error();
    return KeyHandle(*key);
}

std::string Vault::blind_index(std::string_view purpose, std::string_view text) const
{
    auto message = std::to_string(purpose.size()) + ':';
    message += purpose;
    message += text;
    std::array<std::uint8_t, 32> hash {};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<unsigned char const*>(message.data()), message.size(),
        parts_->index_key.bytes.data(), parts_->index_key.bytes.size());
    sodium_memzero(message.data(), message.size());
    return to_hex(hash);
}

} // namespace sayso::vault
