#include "net/static_files.h"

#include "net/site.h"
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

/// The copy the build made for the wire, if it did.
std::string small_copy(fs::path const& path)
{
    auto bytes = read_file(path.string() + ".gz");
    return bytes ? std::move(*bytes) : std::string();
}

bool is_hash(std::string_view word)
{
    constexpr std::string_view before = "'sha256-";
    constexpr std::size_t digits = 44; // Of 32 bytes in base64.
    if (word.size() != before.size() + digits + 1 || !word.starts_with(before) || word.back() != '\'')
        return false;
    auto hash = word.substr(before.size(), digits);
    return hash.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")
        == std::string_view::npos;
}

/// policy.txt: on each line a page, `style` or `script`, and the hash of what stands in the page.
Result<std::map<std::string, OwnHashes>> read_hashes(fs::path const& path)
{
    std::map<std::string, OwnHashes> hashes;
    std::ifstream file(path);
    std::string page;
    std::string kind;
    std::string hash;
    while (file >> page >> kind >> hash) {
        if (!is_hash(hash) || (kind != "style" && kind != "script"))
            return fail(Errc::corrupt, path.string() + " holds something that is no hash: build the pages again");
        auto& known = hashes[page];
        (kind == "style" ? known.style : known.script) += " " + hash;
    }
    return hashes;
}

} // namespace

Result<StaticFiles> StaticFiles::load(std::string const& folder)
{
    StaticFiles files;
    fs::path root(folder);
    auto hashes = read_hashes(root / "policy.txt");
    if (!hashes)
        return hashes.error();
    for (auto [path, name] : { std::pair("/", "index.html"), { home, "home.html" }, { "/kiosk", "kiosk.html" },
             { "/desk", "desk.html" }, { "/studio", "studio.html" } }) {
        auto bytes = read_file(root / name);
        if (!bytes && path == home)
            continue; // Then everybody sees the same.
        if (!bytes)
            return bytes.error();
        bool worker = std::string_view(path) == "/" || path == home;
        files.files_[path] = File { std::move(*bytes), small_copy(root / name), type_of(".html"),
            content_security_policy((*hashes)[name], worker), false };
    }
    if (auto bytes = read_file(root / "sw.js"))
        files.files_["/sw.js"] = File { std::move(*bytes), small_copy(root / "sw.js"), type_of(".js"), "", false };
    // Every element in every state: for who builds the pages, and in no installation by need.
    if (auto bytes = read_file(root / "examples.html"))
        files.files_["/examples"] = File { std::move(*bytes), small_copy(root / "examples.html"),
            type_of(".html"), content_security_policy((*hashes)["examples.html"], false), false };
    std::error_code ec;
    for (fs::directory_iterator entry(root / "assets", ec), end; !ec && entry != end; entry.increment(ec)) {
        auto name = entry->path().filename();
        if (!entry->is_regular_file(ec) || name.extension() == ".gz")
            continue;
        auto bytes = read_file(entry->path());
        if (!bytes)
            return bytes.error();
        files.files_["/assets/" + name.string()] = File { std::move(*bytes), small_copy(entry->path()),
            type_of(name.extension().string()), "", has_hash(name) };
    }
    return files;
}

std::optional<Response> StaticFiles::find(std::string_view path, std::string_view accepted) const
{
    auto found = files_.find(path);
    if (found == files_.end() && path == home)
        found = files_.find("/");
    if (found == files_.end())
        return std::nullopt;
    auto const& file = found->second;
    Response response;
    response.content_type = file.type;
    response.file = file.bytes;
    response.policy = file.policy;
    if (!file.small.empty()) {
        response.headers.emplace_back("Vary", "Accept-Encoding");
        if (lists(accepted, "gzip")) {
            response.headers.emplace_back("Content-Encoding", "gzip");
            response.file = file.small;
        }
    }
    if (file.keeps)
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
