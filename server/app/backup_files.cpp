#include "app/backup_files.h"

#include "app/kept_file.h"
#include "vault/digest.h"
#include <algorithm>
#include <filesystem>
#include <fstream>

namespace sayso::app {

namespace fs = std::filesystem;
namespace json = boost::json;

BackupFolders backup_folders(std::string const& folder, std::string const& keys)
{
    std::error_code ignored;
    auto whole = [&](fs::path const& path) {
        auto found = fs::absolute(path, ignored).lexically_normal().string();
        return found.size() > 1 && found.ends_with('/') ? found.substr(0, found.size() - 1) : found;
    };
    return { whole(folder), whole(keys.empty() ? fs::path(folder) / "keys" : fs::path(keys)) };
}

Result<FileFacts> facts_of(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail(Errc::corrupt, "a file of the backup is missing");
    FileFacts facts;
    vault::Digest digest;
    std::vector<char> part(1U << 16U);
    while (file.read(part.data(), static_cast<std::streamsize>(part.size())), file.gcount() > 0) {
        auto size = static_cast<std::size_t>(file.gcount());
        digest.add(std::string_view(part.data(), size));
        facts.size += size;
    }
    facts.digest = digest.finish();
    return facts;
}

std::vector<std::string> generations_in(std::string const& folder)
{
    std::vector<std::string> names;
    std::error_code ec;
    for (auto const& entry : fs::directory_iterator(folder, ec)) {
        auto name = entry.path().filename().string();
        if (entry.is_directory(ec) && !name.starts_with('.'))
            names.push_back(std::move(name));
    }
    std::ranges::sort(names);
    return names;
}

std::string tombstones_text(std::vector<store::TombstoneRecord> const& tombstones)
{
    json::array list;
    for (auto const& tombstone : tombstones)
        list.push_back(json::object { { "subject", tombstone.subject.text() }, { "at", to_millis(tombstone.at) },
            { "by", tombstone.by }, { "witness", tombstone.witness }, { "reason", tombstone.reason } });
    return json::serialize(json::object { { "format", "sayso-tombstones-1" }, { "erased", std::move(list) } });
}

namespace {

std::string text_at(json::object const& object, std::string_view name)
{
    auto const* value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

Error no_sense(char const* what)
{
    return fail(Errc::corrupt, std::string(what) + " makes no sense");
}

} // namespace

Result<std::vector<store::TombstoneRecord>> tombstones_from(std::string const& text)
{
    boost::system::error_code ec;
    auto value = json::parse(text, ec);
    auto const* whole = ec ? nullptr : value.if_object();
    auto const* list = whole && text_at(*whole, "format") == "sayso-tombstones-1" ? whole->if_contains("erased") : nullptr;
    if (!list || !list->is_array())
        return no_sense("tombstones.json");
    std::vector<store::TombstoneRecord> tombstones;
    for (auto const& entry : list->get_array()) {
        auto const* object = entry.if_object();
        auto subject = YoungPersonId::parse(object ? text_at(*object, "subject") : "");
        auto const* at = object ? object->if_contains("at") : nullptr;
        if (!subject || !at || !at->is_int64())
            return no_sense("tombstones.json");
        store::TombstoneRecord tombstone;
        tombstone.subject = *subject;
        tombstone.at = from_millis(at->get_int64());
        tombstone.by = text_at(*object, "by");
        tombstone.witness = text_at(*object, "witness");
        tombstone.reason = text_at(*object, "reason");
        tombstones.push_back(std::move(tombstone));
    }
    return tombstones;
}

Result<json::object> parse_manifest(std::string const& text, std::string_view kind, std::string const& generation)
{
    boost::system::error_code ec;
    auto value = json::parse(text, ec);
    auto const* whole = ec ? nullptr : value.if_object();
    if (!whole || text_at(*whole, "format") != "sayso-backup-1" || text_at(*whole, "kind") != kind)
        return no_sense("manifest.json");
    if (text_at(*whole, "generation") != generation)
        return fail(Errc::corrupt, "the manifest belongs to another generation");
    return *whole;
}

std::vector<std::string> note_tombstones(vault::Vault& vault, std::vector<store::TombstoneRecord> const& tombstones)
{
    std::vector<std::string> unreachable;
    auto backups = vault.key_backups();
    if (!backups)
        return { "(the list of backups can not be read)" };
    std::vector<std::string> folders;
    for (auto const& backup : *backups)
        if (std::ranges::find(folders, backup.folder) == folders.end())
            folders.push_back(backup.folder);
    auto text = with_proof(vault, tombstones_purpose, tombstones_text(tombstones));
    for (auto const& folder : folders)
        if (!write_kept_file(folder + "/tombstones.json", text))
            unreachable.push_back(folder);
    return unreachable;
}

} // namespace sayso::app
