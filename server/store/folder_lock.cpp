#include "store/folder_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace sayso::store {

FolderLock::FolderLock(int descriptor)
    : descriptor_(descriptor)
{
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1))
{
}

FolderLock::~FolderLock()
{
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

Result<FolderLock> FolderLock::take(std::string const& folder)
{
    FolderLock lock(::open((folder + "/sayso.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (lock.descriptor_ < 0)
        return fail(Errc::unavailable,
            "the database folder can not be written; give it to the user that runs this program, on a disk mounted for "
            "writing");
    if (::flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0)
        return fail(Errc::unavailable,
            errno == EWOULDBLOCK ? "another program has this database folder open; stop it first"
                                 : "the database folder is on a disk that has no locks; use a local disk");
    return lock;
}

} // namespace sayso::store
