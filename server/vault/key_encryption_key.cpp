#include "vault/seal.h"

#include <cerrno>
#include <fcntl.h>
#include <sodium.h>
#include <charconv>
#include <cstdio>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace sayso::vault {

namespace {

// One line a version: the prefix, the key, and the number of the version unless it is the first.
constexpr std::string_view prefix = "sayso-kek-1 ";
constexpr std::size_t most_versions = 16;
constexpr std::size_t longest_line = prefix.size() + 64 + 1 + 10 + 1;

class File {
public:
    explicit File(int descriptor_)
        : descriptor(descriptor_)
    {
    }
    ~File()
    {
        if (descriptor >= 0)
            ::close(descriptor);
    }
    File(File const&) = delete;
    File& operator=(File const&) = delete;

    int const descriptor;
};

/// systemd hands a credential to a service as root's file plus an access list naming the service's user; the list shows
/// up as the group's read bit, though no group may read it.
bool is_systemd_credential(int descriptor, struct stat const& status)
{
    return status.st_uid == 0 && status.st_gid == 0 && (status.st_mode & 0037U) == 0
        && ::fgetxattr(descriptor, "system.posix_acl_access", nullptr, 0) > 0;
}

Result<> check_private(int descriptor)
{
    struct stat status { };
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return fail(Errc::invalid_input, "the key-encryption key is not a plain file");
    if ((status.st_mode & 0077U) != 0 && !is_systemd_credential(descriptor, status))
        return fail(Errc::forbidden, "others may read the key-encryption key: chmod 0400 it, and consider it seen");
    return {};
}

Result<> sync_folder_of(std::string const& path)
{
    auto slash = path.rfind('/');
    auto folder = slash == std::string::npos ? std::string(".") : path.substr(0, slash + 1);
    File file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (file.descriptor < 0 || ::fsync(file.descriptor) != 0)
        return fail(Errc::unavailable, "the folder of the key-encryption key can not be synced to disk");
    return {};
}

bool write_whole(int descriptor, std::string_view text)
{
    return ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size())
        && ::fsync(descriptor) == 0;
}

/// The number after a key; 1 if there is none. Nothing if it is not one as we write them.
std::optional<std::uint32_t> version_in(std::string_view rest)
{
    if (rest.empty())
        return 1;
    std::uint32_t version = 0;
    auto first = rest.data() + 1;
    auto last = rest.data() + rest.size();
    auto [end, ec] = std::from_chars(first, last, version);
    bool sound = rest[0] == ' ' && ec == std::errc() && end == last && version > 1 && *first != '0';
    return sound ? std::optional(version) : std::nullopt;
}

Error not_a_key_file()
{
    return fail(Errc::invalid_input,
        "the key-encryption key file must hold `sayso-kek-1` and 64 hexadecimal digits, and on the line of each later "
        "version its number, in rising order");
}

} // namespace

std::optional<std::vector<KeyEncryptionKey::Version>> KeyEncryptionKey::read_lines(std::string_view text)
{
    std::vector<Version> versions;
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    for (bool more = true; more;) {
        auto end = text.find('\n');
        more = end != std::string_view::npos;
        auto line = text.substr(0, end);
        text.remove_prefix(more ? end + 1 : text.size());
        if (!line.starts_with(prefix) || line.size() < prefix.size() + 64)
            return std::nullopt;
        Version version;
        version.bytes.resize(32);
        auto number = version_in(line.substr(prefix.size() + 64));
        if (!number || !from_hex(line.substr(prefix.size(), 64), version.bytes))
            return std::nullopt;
        version.number = *number;
        if (!versions.empty() && versions.back().number >= version.number)
            return std::nullopt;
        versions.push_back(std::move(version));
    }
    return versions;
}

std::string KeyEncryptionKey::as_line(Version const& version)
{
    auto line = std::string(prefix) + to_hex(version.bytes);
    if (version.number != 1)
        line += ' ' + std::to_string(version.number);
    return line + '\n';
}

Result<KeyEncryptionKey> KeyEncryptionKey::from_file(std::string const& path)
{
    File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.descriptor < 0 && (errno == ENOENT || errno == ENOTDIR))
        return fail(Errc::not_found, "there is no key-encryption key file at the configured path");
    if (file.descriptor < 0)
        return fail(Errc::forbidden, "the key-encryption key file can not be opened by this user");
    if (auto fine = check_private(file.descriptor); !fine)
        return fine.error();

    std::array<char, longest_line * most_versions + 1> buffer {}; // One more than may be there, to notice a longer file.
    auto got = ::read(file.descriptor, buffer.data(), buffer.size());
    bool fits = got >= 0 && static_cast<std::size_t>(got) < buffer.size();
    KeyEncryptionKey key;
    auto versions = fits ? read_lines({ buffer.data(), static_cast<std::size_t>(got) }) : std::nullopt;
    sodium_memzero(buffer.data(), buffer.size());
    if (!versions)
        return not_a_key_file();
    key.versions_ = std::move(*versions);
    return key;
}

Result<> KeyEncryptionKey::write_file(std::string const& path) const
{
    File file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0400));
    if (file.descriptor < 0 && errno == EEXIST)
        return fail(Errc::conflict, "there is a key-encryption key file already; it is left as it is");
    if (file.descriptor < 0)
        return fail(Errc::unavailable, "the key-encryption key file can not be made; check its folder");
    std::string lines;
    lines.reserve(versions_.size() * longest_line); // So that no copy is left behind by growing.
    for (auto const& version : versions_) {
        auto line = as_line(version);
        lines += line;
        sodium_memzero(line.data(), line.size());
    }
    bool written = write_whole(file.descriptor, lines);
    sodium_memzero(lines.data(), lines.size());
    if (!written) {
        ::unlink(path.c_str());
        return fail(Errc::unavailable, "the key-encryption key could not be written to disk");
    }
    return sync_folder_of(path);
}

Result<KeyEncryptionKey> KeyEncryptionKey::make_file(std::string const& path, Random& random)
{
    KeyEncryptionKey key;
    key.add(1, random);
    if (auto written = key.write_file(path); !written)
        return written.error();
    return key;
}

void KeyEncryptionKey::add(std::uint32_t number, Random& random)
{
    Version version;
    version.number = number;
    version.bytes.resize(32);
    random.fill(version.bytes);
    versions_.push_back(std::move(version));
}

Result<KeyEncryptionKey> KeyEncryptionKey::add_version(std::string const& path, Random& random)
{
    auto key = from_file(path);
    if (!key)
        return key;
    if (key->versions_.size() >= most_versions)
        return fail(Errc::invalid_input, "the key file is full; take out the lines of versions nothing needs any more");
    key->add(key->newest() + 1, random);
    auto beside = path + ".new";
    ::unlink(beside.c_str()); // Left by one that was killed: nothing was ever wrapped with it.
    if (auto written = key->write_file(beside); !written)
        return fail(Errc::unavailable,
            "a new version can not be written beside the key file; whoever owns it adds a line themself: sayso-kek-1, "
            "64 random hexadecimal digits, " + std::to_string(key->newest()));
    if (::rename(beside.c_str(), path.c_str()) != 0)
        return fail(Errc::unavailable, "the key file with the new version can not be put in its place");
    if (auto synced = sync_folder_of(path); !synced)
        return synced.error();
    return key;
}

KeyEncryptionKey KeyEncryptionKey::for_tests(std::uint8_t fill)
{
    KeyEncryptionKey key;
    key.versions_.push_back({ 1, std::vector<std::uint8_t>(32, fill) });
    return key;
}

} // namespace sayso::vault
