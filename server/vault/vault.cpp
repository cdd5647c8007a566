#include "vault/vault.h"

#include "vault/key_database.h"
#include "vault/seal.h"
#include <algorithm>
#include <list>
#include <mutex>
#include <sodium.h>
#include <unordered_map>

namespace sayso::vault {

namespace {

constexpr std::size_t most_cached = 4096;
constexpr std::uint32_t first_version = 1;
constexpr std::string_view verifier_text = "this is the right key-encryption key";

// What tells this key from any other that may be made from the same one.
constexpr std::uint64_t own_key_number = 1;
constexpr char const* own_key_context = "SaysoOwn";

Cell verifier_cell()
{
    return { "named", "value", "verifier" };
}
Cell index_key_cell()
{
    return { "named", "value", "index_key" };
}
Cell data_key_cell(YoungPersonId subject)
{
    return { "data_key", "wrapped", subject.text() };
}

} // namespace

struct KeyHandle::Key {
    YoungPersonId subject;
    std::uint32_t version = first_version;
    Random& random;
    KeyBytes bytes;

    SealingKey sealing() const { return { bytes, version, subject }; }
};

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

struct Vault::Parts {
    Parts(Random& random_, std::uint32_t kek_version_)
        : random(random_)
        , kek_version(kek_version_)
    {
    }

    Result<> check_key_or_set_up();
    Result<> set_up();
    Result<> open_named(Cell const& cell, std::span<std::uint8_t> plain);
    Result<std::shared_ptr<KeyHandle::Key const>> load(YoungPersonId subject);
    void remember(std::shared_ptr<KeyHandle::Key const> const& key);

    SealingKey wrapping(YoungPersonId subject) const { return { kek, kek_version, subject }; }

    // Set by open() and not changed after.
    Random& random;
    std::uint32_t const kek_version;
    KeyBytes kek;
    KeyBytes index_key; // Stored wrapped, so that a new key-encryption key changes no index.
    KeyBytes own_key; // For what belongs to nobody; made from index_key at each start.

    std::mutex mutex; // Guards all below.
    std::unique_ptr<KeyDatabase> database;
    using Recent = std::list<std::shared_ptr<KeyHandle::Key const>>;
    Recent recent; // Last used first.
    std::unordered_map<YoungPersonId, Recent::iterator> cached;
};

Result<> Vault::Parts::open_named(Cell const& cell, std::span<std::uint8_t> plain)
{
    auto stored = database->named(cell.row);
    if (!stored)
        return stored.error();
    return open_into(plain, wrapping({}), cell, *stored);
}

Result<> Vault::Parts::set_up()
{
    random.fill(index_key.bytes);
    auto text = reinterpret_cast<std::uint8_t const*>(verifier_text.data());
    std::vector<KeyDatabase::Named> values;
    values.push_back({ "verifier", seal(wrapping({}), verifier_cell(), { text, verifier_text.size() }, random) });
    values.push_back({ "index_key", seal(wrapping({}), index_key_cell(), index_key.bytes, random) });
    return database->add_named(values);
}

Result<> Vault::Parts::check_key_or_set_up()
{
    std::array<std::uint8_t, verifier_text.size()> text {};
    auto verified = open_named(verifier_cell(), text);
    if (!verified && verified.error().code == Errc::not_found)
        return set_up();
    if (!verified && verified.error().code == Errc::corrupt)
        return fail(Errc::forbidden, "the key database was made with another key-encryption key; put that one back");
    if (!verified)
        return verified;
    return open_named(index_key_cell(), index_key.bytes);
}

Result<std::unique_ptr<Vault>> Vault::open(std::string const& path, KeyEncryptionKey key, Random& random)
{
    ready_sodium();
    auto parts = std::make_unique<Parts>(random, key.version_);
    if (key.bytes_.size() != parts->kek.bytes.size())
        return fail(Errc::invalid_input, "a key-encryption key has 32 bytes");
    std::copy(key.bytes_.begin(), key.bytes_.end(), parts->kek.bytes.begin());
    sodium_memzero(key.bytes_.data(), key.bytes_.size());

    auto database = KeyDatabase::open(path);
    if (!database)
        return database.error();
    parts->database = std::move(*database);
    if (auto fits = parts->check_key_or_set_up(); !fits)
        return fits.error();
    crypto_kdf_derive_from_key(parts->own_key.bytes.data(), parts->own_key.bytes.size(), own_key_number,
        own_key_context, parts->index_key.bytes.data());
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
    auto wrapped = seal(parts_->wrapping(subject), data_key_cell(subject), key.bytes, parts_->random);
    std::scoped_lock lock(parts_->mutex);
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
    auto opened = open_into(key->bytes.bytes, wrapping(subject), data_key_cell(subject), stored->bytes);
    if (!opened)
        return opened.error();
    return std::shared_ptr<KeyHandle::Key const>(std::move(key));
}

Result<KeyHandle> Vault::key_for(Grant const& grant)
{
    std::scoped_lock lock(parts_->mutex);
    if (auto found = parts_->cached.find(grant.subject()); found != parts_->cached.end()) {
        parts_->recent.splice(parts_->recent.begin(), parts_->recent, found->second);
        return KeyHandle(*found->second);
    }
    auto key = parts_->load(grant.subject());
    if (!key)
        return key.error();
    parts_->remember(*key);
    return KeyHandle(*key);
}

Sealed Vault::seal_own(Cell const& cell, std::string_view secret) const
{
    auto bytes = reinterpret_cast<std::uint8_t const*>(secret.data());
    return seal({ parts_->own_key, first_version, {} }, cell, { bytes, secret.size() }, parts_->random);
}

Result<Secret<std::string>> Vault::open_own(Cell const& cell, Sealed const& sealed) const
{
    std::string secret(plain_size(sealed).value_or(0), '\0');
    auto bytes = reinterpret_cast<std::uint8_t*>(secret.data());
    auto opened = open_into({ bytes, secret.size() }, { parts_->own_key, first_version, {} }, cell, sealed);
    if (!opened)
        return opened.error();
    return Secret<std::string>(std::move(secret));
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
