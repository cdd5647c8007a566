#include "store/open_sessions.h"

#include "store/folder_lock.h"
#include "store/sqlite_connection.h"
#include <filesystem>

namespace sayso::store {

namespace {

OpenSessions read(Row& row)
{
    OpenSessions open;
    open.version = row.text();
    open.count = row.count();
    return open;
}

} // namespace

Result<std::vector<OpenSessions>> count_open_sessions(std::string const& folder, std::string const& flow)
{
    auto path = std::filesystem::path(folder) / "sayso.db";
    std::error_code ec;
    if (!std::filesystem::exists(path, ec))
        return fail(
            Errc::not_found, "there is no database in " + folder + "; say with --data where the council's data is");
    auto lock = FolderLock::take(folder);
    if (!lock)
        return lock.error();
    auto connection = Connection::open(path.string(), Connection::Role::reader);
    if (!connection)
        return connection.error();
    return (*connection)
        ->many("SELECT version, COUNT(*) FROM session WHERE flow = ?1 AND state = 'in_progress'"
               " GROUP BY version ORDER BY COUNT(*) DESC, version",
            read, flow);
}

} // namespace sayso::store
