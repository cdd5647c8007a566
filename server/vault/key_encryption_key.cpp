#include "vault/seal.h"

#include <cerrno>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace sayso::vault {

namespace {

constexpr std::string_view prefix = "sayso-kek-1 ";
constexpr std::size_t line_size = prefix.size() + 64;

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

} // namespace

Result<KeyEncryptionKey> KeyEncryptionKey::from_file(std::string const& path)
{
    File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.descriptor < 0 && (errno == ENOENT || errno == ENOTDIR))
        return fail(Errc::not_found, "there is no key-encryption key file at the configured path");
    if (file.descriptor < 0)
        return fail(Errc::forbidden, "the key-encryption key file can not be opened by this user");
    if (auto fine = check_private(file.descriptor); !fine)
        return fine.error();

    std::array<char, line_size + 2> buffer {}; // One more than a line and its end, to notice a longer file.
    auto got = ::read(file.descriptor, buffer.data(), buffer.size());
    std::string_view text(buffer.data(), got < 0 ? 0 : static_cast<std::size_t>(got));
    if (text.ends_with('\n'))
        text.remove_suffix(1);

    KeyEncryptionKey key;
    key.bytes_.resize(32);
    bool sound = text.starts_with(prefix) && from_hex(text.substr(prefix.size()), key.bytes_);
    sodium_memzero(buffer.data(), buffer.size());
    if (!sound)
        return fail(
            Errc::invalid_input, "the key-encryption key file must hold `sayso-kek-1` and 64 hexadecimal digits");
    return key;
}

Result<KeyEncryptionKey> KeyEncryptionKey::make_file(std::string const& path, Random& random)
{
    File file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0400));
    if (file.descriptor < 0 && errno == EEXIST)
        return fail(Errc::conflict, "there is a key-encryption key file already; it is left as it is");
    if (file.descriptor < 0)
        return fail(Errc::unavailable, "the key-encryption key file can not be made; check its folder");

    KeyEncryptionKey key;
    key.bytes_.resize(32);
    random.fill(key.bytes_);
    auto line = std::string(prefix) + to_hex(key.bytes_) + '\n';
    bool written = write_whole(file.descriptor, line);
    sodium_memzero(line.data(), line.size());
    if (!written) {
        ::unlink(path.c_str());
        return fail(Errc::unavailable, "the key-encryption key could not be written to disk");
    }
    if (auto synced = sync_folder_of(path); !synced)
        return synced.error();
    return key;
}

KeyEncryptionKey KeyEncryptionKey::for_tests(std::uint8_t fill)
{
    KeyEncryptionKey key;
    key.bytes_.assign(32, fill);
    return key;
}

} // namespace sayso::vault
