#include "app/kept_file.h"

#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sayso::app {

namespace {

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

bool write_all(int file, std::string_view text)
{
    while (!text.empty()) {
        auto written = ::write(file, text.data(), text.size());
        if (written <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(file) == 0;
}

std::string folder_of(std::string const& path)
{
    auto slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

} // namespace

Result<> write_kept_file(std::string const& path, std::string_view text)
{
    auto beside = path + ".partial";
    ::unlink(beside.c_str());
    File file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (file.descriptor < 0 || !write_all(file.descriptor, text) || ::rename(beside.c_str(), path.c_str()) != 0)
        return fail(Errc::unavailable, "a file can not be written there; check the folder, its owner and the disk");
    File folder(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.descriptor < 0 || ::fsync(folder.descriptor) != 0)
        return fail(Errc::unavailable, "the folder of a file could not be synced to disk");
    return {};
}

Result<std::vector<std::uint8_t>> read_kept_file(std::string const& path)
{
    File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status { };
    if (file.descriptor < 0 || ::fstat(file.descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return fail(Errc::not_found, "a file is missing or can not be read");
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(status.st_size));
    std::size_t done = 0;
    while (done < bytes.size()) {
        auto got = ::read(file.descriptor, bytes.data() + done, bytes.size() - done);
        if (got <= 0)
            return fail(Errc::unavailable, "a file can not be read to its end");
        done += static_cast<std::size_t>(got);
    }
    return bytes;
}

std::string with_proof(vault::Vault const& vault, std::string_view purpose, std::string text)
{
    auto proof = vault.blind_index(purpose, text);
    return text + '\n' + proof + '\n';
}

Result<std::string> without_proof(vault::Vault const& vault, std::string_view purpose, std::string_view signed_text)
{
    constexpr std::size_t proof_size = 64;
    if (signed_text.size() < proof_size + 2 || !signed_text.ends_with('\n'))
        return fail(Errc::corrupt, "a signed file is cut off");
    auto proof = signed_text.substr(signed_text.size() - proof_size - 1, proof_size);
    auto text = signed_text.substr(0, signed_text.size() - proof_size - 2);
    if (signed_text[text.size()] != '\n' || vault.blind_index(purpose, text) != proof)
        return fail(Errc::corrupt, "a signed file was changed, or belongs to another council");
    return std::string(text);
}

} // namespace sayso::app
