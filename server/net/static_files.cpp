#include "net/static_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace sayso::net {

namespace {

namespace fs = std::filesystem;

std::string type_of(std::string const& extension)
{
    static std::map<std::string, std::string> const types = {
        { ".css", "text/css; charset=utf-8" },
        { ".html", "text/html; charset=utf-8" },
        { ".ico", "image/x-icon" },
        { ".jpg", "image/jpeg" },
        { ".js", "text/javascript; charset=utf-8" },
        { ".json", "application/json" },
        { ".mp3", "audio/mpeg" },
        { ".ogg", "audio/ogg" },
        { ".png", "image/png" },
        { ".svg", "image/svg+xml" },
        { ".txt", "text/plain; charset=utf-8" },
        { ".webmanifest", "application/manifest+json" },
        { ".webp", "image/webp" },
        { ".woff2", "font/woff2" },
    };
    auto found = types.find(extension);
    return found == types.end() ? "application/octet-stream" : found->second;
}

/// `main-K3VQ7XAZ.js`: the build puts eight or more of [A-Z0-9] (or lower case hexadecimal) before the extension.
bool has_hash(fs::path const& name)
{
    auto stem = name.stem().string();
    auto mark = stem.find_last_of("-.");
    if (mark == std::string::npos || stem.size() - mark - 1 < 8)
        return false;
    auto hash = stem.substr(mark + 1);
    auto upper = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); };
    auto hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return std::all_of(hash.begin(), hash.end(), upper) || std::all_of(hash.begin(), hash.end(), hex);
}

Result<std::string> read_file(fs::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    std::stringstream bytes;
    if (!file || !(bytes << file.rdbuf()))
        return fail(Errc::not_found,
            path.string()
                + " can not be read: build the pages first (npm ci and npm run build in web/), or give the "
                  "right folder");
    return bytes.str();
}

} // namespace

Result<StaticFiles> StaticFiles::load(std::string const& folder)
{
    StaticFiles files;
    fs::path root(folder);
    for (auto [path, name] : { std::pair("/", "index.html"), { "/kiosk", "kiosk.html" }, { "/desk", "desk.html" },
             { "/studio", "studio.html" } }) {
        auto bytes = read_file(root / name);
        if (!bytes)
            return bytes.error();
        files.files_[path] = File { std::move(*bytes), type_of(".html"), false };
    }
    // Every element in every state: for who builds the pages, and in no installation by need.
    if (auto bytes = read_file(root / "examples.html"))
        files.files_["/examples"] = File { std::move(*bytes), type_of(".html"), false };
    std::error_code ec;
    for (fs::directory_iterator entry(root / "assets", ec), end; !ec && entry != end; entry.increment(ec)) {
        if (!entry->is_regular_file(ec))
            continue;
        auto bytes = read_file(entry->path());
        if (!bytes)
            return bytes.error();
        auto name = entry->path().filename();
        files.files_["/assets/" + name.string()]
            = File { std::move(*bytes), type_of(name.extension().string()), has_hash(name) };
    }
    return files;
}

std::optional<Response> StaticFiles::find(std::string_view path) const
{
    auto found = files_.find(path);
    if (found == files_.end())
        return std::nullopt;
    Response response;
    response.content_type = found->second.type;
    response.file = found->second.bytes;
    if (found->second.keeps)
        response.cache = "public, max-age=31536000, immutable";
    return response;
}

std::optional<Response> read_recording(std::string const& folder, std::string_view name)
{
    constexpr std::size_t digits = 16;
    auto const hash = name.substr(0, std::min(digits, name.size()));
    auto const extension = name.substr(hash.size());
    bool hex = hash.size() == digits && hash.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    if (folder.empty() || !hex || (extension != ".opus" && extension != ".m4a"))
        return std::nullopt;
    auto bytes = read_file(fs::path(folder) / name);
    if (!bytes)
        return std::nullopt;
    Response response;
    response.content_type = extension == ".opus" ? "audio/ogg" : "audio/mp4";
    response.body = std::move(*bytes);
    response.cache = "public, max-age=31536000, immutable";
    return response;
}

} // namespace sayso::net
