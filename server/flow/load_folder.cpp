// Every flow below some folders, with the fields they file.
#include "flow/load.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <tuple>

namespace sayso::flow {

namespace {

namespace fs = std::filesystem;

std::optional<std::string> read_file(fs::path const& path)
{
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return std::nullopt;
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

bool is_flow_file(fs::path const& path, fs::path const& root)
{
    static constexpr char const* others[] = { "fields.yaml", "helplines.yaml", "parameters.yaml" };
    bool other
        = std::any_of(std::begin(others), std::end(others), [&](char const* name) { return path.filename() == name; });
    auto below = path.lexically_relative(root);
    bool rules = std::any_of(below.begin(), below.end(), [](fs::path const& part) { return part == "rules"; });
    return path.extension() == ".yaml" && !other && !rules;
}

/// Loads flows one file after another, and each fields.yaml once.
class FolderLoader {
public:
    void load(std::string const& given)
    {
        fs::path path(given);
        std::error_code ec;
        if (fs::is_directory(path, ec))
            return load_folder(path);
        if (fs::is_regular_file(path, ec))
            return load_file(path);
        add(given, {}, Rule::syntax, "there is no such file or folder", "check the name");
    }

    CheckedFlows take()
    {
        std::sort(result_.problems.begin(), result_.problems.end(), [](Problem const& left, Problem const& right) {
            return std::tie(left.file, left.mark.line, left.mark.column)
                < std::tie(right.file, right.mark.line, right.mark.column);
        });
        return std::move(result_);
    }

private:
    void add(std::string file, Mark mark, Rule rule, std::string reason, std::string fix)
    {
        result_.problems.push_back({ std::move(file), mark, rule, true, std::move(reason), std::move(fix) });
    }

    void load_folder(fs::path const& folder)
    {
        std::vector<fs::path> files;
        std::error_code ec;
        for (fs::recursive_directory_iterator entry(folder, ec), end; !ec && entry != end; entry.increment(ec))
            if (entry->is_regular_file(ec) && is_flow_file(entry->path(), folder))
                files.push_back(entry->path());
        if (ec)
            add(folder.string(), {}, Rule::syntax, "the folder can not be read", "check who may read it");
        std::sort(files.begin(), files.end());
        for (auto const& file : files)
            load_file(file);
    }

    void load_file(fs::path const& path)
    {
        std::error_code ec;
        if (!seen_.insert(fs::weakly_canonical(path, ec)).second)
            return;
        ++result_.files;
        auto yaml = read_file(path);
        if (!yaml)
            return add(path.string(), {}, Rule::syntax, "the file can not be read", "check who may read it");
        auto loaded = load_flow(path.string(), *yaml);
        auto problems = std::move(loaded.problems);
        if (loaded.definition) {
            auto found = check(*loaded.definition, fields_for(path));
            problems.insert(problems.end(), found.begin(), found.end());
            check_other_file(*loaded.definition, problems);
        }
        bool good = loaded.definition && !any_blocking(problems);
        result_.problems.insert(result_.problems.end(), problems.begin(), problems.end());
        if (good)
            result_.flows.push_back(std::make_shared<Definition const>(std::move(*loaded.definition)));
    }

    void check_other_file(Definition const& definition, std::vector<Problem>& problems)
    {
        auto [first, added] = file_of_flow_.emplace(definition.id, definition.file);
        if (!added)
            problems.push_back({ definition.file, {}, Rule::names, true,
                "the flow \"" + definition.id + "\" is in " + first->second + " too",
                "give one of them another name" });
    }

    /// The fields.yaml beside a flow, or in the nearest folder above that has one.
    Fields const& fields_for(fs::path const& flow)
    {
        std::error_code ec;
        auto folder = fs::absolute(flow, ec).lexically_normal().parent_path();
        for (;; folder = folder.parent_path()) {
            auto path = folder / "fields.yaml";
            if (fs::is_regular_file(path, ec))
                return read_fields(path, flow);
            if (folder == folder.parent_path())
                return none_;
        }
    }

    Fields const& read_fields(fs::path const& path, fs::path const& flow)
    {
        auto [entry, added] = fields_.try_emplace(path);
        if (!added)
            return entry->second;
        auto shown = path.parent_path() == fs::absolute(flow).lexically_normal().parent_path()
            ? flow.parent_path() / path.filename()
            : path;
        auto yaml = read_file(path);
        if (!yaml) {
            add(shown.string(), {}, Rule::syntax, "the file can not be read", "check who may read it");
            return entry->second;
        }
        auto loaded = load_fields(shown.string(), *yaml);
        result_.problems.insert(result_.problems.end(), loaded.problems.begin(), loaded.problems.end());
        result_.fields.insert(loaded.fields.begin(), loaded.fields.end());
        entry->second = std::move(loaded.fields);
        return entry->second;
    }

    CheckedFlows result_;
    std::set<fs::path> seen_;
    std::map<fs::path, Fields> fields_;
    std::map<std::string, std::string> file_of_flow_;
    Fields const none_;
};

} // namespace

CheckedFlows load_flows(std::vector<std::string> const& paths)
{
    FolderLoader loader;
    for (auto const& path : paths)
        loader.load(path);
    return loader.take();
}

} // namespace sayso::flow
