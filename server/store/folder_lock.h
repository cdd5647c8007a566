#pragma once

#include "base/result.h"
#include <string>

namespace sayso::store {

/// Holds `folder`/sayso.lock, so that a second server on the same folder is refused. The kernel lets go of it when the
/// process ends, however it ends.
class FolderLock {
public:
    /// Fails with unavailable if somebody else holds it, or the folder can not be written.
    static Result<FolderLock> take(std::string const& folder);
    ~FolderLock();
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;

private:
    explicit FolderLock(int descriptor);
    int descriptor_;
};

} // namespace sayso::store
