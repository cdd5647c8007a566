#include "commands/places.h"

#include <filesystem>

namespace sayso::commands {

namespace fs = std::filesystem;

Places default_places()
{
    std::error_code ec;
    auto program = fs::read_symlink("/proc/self/exe", ec);
    auto beside = program.parent_path();
    auto installed = beside.parent_path() / "share" / "sayso";
    if (fs::is_directory(installed / "flows", ec))
        return { (installed / "flows").string(), (installed / "i18n").string(), (installed / "web").string(),
            (installed / "sound").string() };
    auto source = beside.parent_path().parent_path();
    return { (source / "flows").string(), (source / "i18n").string(), (source / "build" / "web").string(),
        (source / "build" / "sound").string() };
}

} // namespace sayso::commands
