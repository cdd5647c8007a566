// Every flow below some folders, with the fields they file.
#include "flow/load.h"

#include "flow/load_parts.h"
#include "flow/rules_table.h"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <tuple>

namespace sayso::flow {

namespace {

namespace fs = std::filesystem;

constexpr char const* parameters_file = "parameters.yaml";

std::optional<std::string> read_file(fs::path const& path)
{
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return std::nullopt;
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

bool has_part(fs::path const& path, char const* name)
{
    return std::any_of(path.begin(), path.end(), [name](fs::path const& part) { return part == name; });
}

/// flows/parts/<part>.yaml
bool is_part_file(fs::path const& path)
{
    return path.extension() == ".yaml" && path.parent_path().filename() == "parts";
}

/// flows/rules/<table>.yaml
bool is_table_file(fs::path const& path)
{
    return path.extension() == ".yaml" && path.parent_path().filename() == "rules";
}

bool is_shared_file(fs::path const& path)
{
    return is_part_file(path) || is_table_file(path) || path.filename() == parameters_file;
}

bool is_flow_file(fs::path const& path, fs::path const& root)
{
    static constexpr char const* others[] = { "council.yaml", "fields.yaml", "helplines.yaml", parameters_file };
    bool other
        = std::any_of(std::begin(others), std::end(others), [&](char const* name) { return path.filename() == name; });
    auto below = path.lexically_relative(root);
    return path.extension() == ".yaml" && !other && !has_part(below, "rules") && !has_part(below, "parts");
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
            return is_shared_file(path) ? check_shared(path) : load_file(path);
        add(given, {}, Rule::syntax, "there is no such file or folder", "check the name");
    }

    CheckedFlows take()
    {
        std::stable_sort(
            result_.problems.begin(), result_.problems.end(), [](Problem const& left, Problem const& right) {
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
        std::vector<fs::path> shared;
        std::error_code ec;
        for (fs::recursive_directory_iterator entry(folder, ec), end; !ec && entry != end; entry.increment(ec))
            if (entry->is_regular_file(ec)) {
                if (is_flow_file(entry->path(), folder))
                    files.push_back(entry->path());
                else if (is_shared_file(entry->path()))
                    shared.push_back(entry->path());
            }
        if (ec)
            add(folder.string(), {}, Rule::syntax, "the folder can not be read", "check who may read it");
        std::sort(files.begin(), files.end());
        for (auto const& file : files)
            load_file(file);
        std::sort(shared.begin(), shared.end());
        for (auto const& file : shared)
            if (!used_.contains(fs::weakly_canonical(file, ec)))
                check_unused(file);
    }

    /// What no flow uses is checked by itself: somebody may be about to use it.
    void check_unused(fs::path const& file)
    {
        check_shared(file);
        if (file.filename() != parameters_file)
            result_.problems.push_back({ file.string(), {}, Rule::syntax, false,
                is_part_file(file) ? "no flow uses this part" : "no flow uses this table",
                "use it in a flow, or delete it" });
    }

    void check_shared(fs::path const& path)
    {
        if (is_part_file(path))
            return check_part(path);
        auto yaml = read_file(path);
        if (!yaml)
            return add(path.string(), {}, Rule::syntax, "the file can not be read", "check who may read it");
        ProblemList problems(path.string());
        if (is_table_file(path))
            load_rules_table(path.stem().string(), path.string(), *yaml, problems);
        else
            load_parameters(path.string(), *yaml, problems);
        add_all(problems.take());
    }

    /// By itself, in a flow that does nothing else.
    void check_part(fs::path const& path)
    {
        auto yaml = read_file(path);
        if (!yaml)
            return add(path.string(), {}, Rule::syntax, "the file can not be read", "check who may read it");
        SharedFile shared { path.string(), std::move(*yaml) };
        ProblemList problems(path.string());
        if (!load_part(path.stem().string(), shared, problems))
            return add_all(problems.take());
        auto loaded = load_flow("a flow around it", flow_around_part(path.stem().string(), shared), shared_for(path));
        auto found = std::move(loaded.problems);
        if (loaded.definition) {
            auto checked = check(*loaded.definition, fields_for(path));
            found.insert(found.end(), checked.begin(), checked.end());
        }
        std::erase_if(found, [&](Problem const& problem) { return problem.file != path.string(); });
        add_all(std::move(found));
    }

    /// What flows share, from the nearest folder above that has it.
    SharedFiles shared_for(fs::path const& flow)
    {
        return [this, flow](std::string const& wanted) -> std::optional<SharedFile> {
            std::error_code ec;
            // As it was given as long as it can be, so that problems name files the way the author did.
            for (auto const& start : { flow.parent_path(), fs::absolute(flow, ec).lexically_normal().parent_path() })
                for (auto folder = start;; folder = folder.parent_path()) {
                    auto path = folder / wanted;
                    if (fs::is_regular_file(path, ec)) {
                        used_.insert(fs::weakly_canonical(path, ec));
                        auto yaml = read_file(path);
                        return yaml ? std::optional(SharedFile { path.string(), std::move(*yaml) }) : std::nullopt;
                    }
                    if (folder == folder.parent_path() || folder.empty())
                        break;
                }
            return std::nullopt;
        };
    }

    /// What is wrong with a part is told once, however many flows use it: only the ways there differ.
    void add_all(std::vector<Problem> problems, std::string const& own_file = "")
    {
        constexpr std::size_t telling = 40;
        for (auto& problem : problems) {
            auto key = problem.file + ":" + std::to_string(problem.mark.line) + ":"
                + std::to_string(problem.mark.column) + ":" + std::to_string(static_cast<int>(problem.rule))
                + problem.reason.substr(0, telling);
            if (problem.file == own_file || told_.insert(key).second)
                result_.problems.push_back(std::move(problem));
        }
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
        auto loaded = load_flow(path.string(), *yaml, shared_for(path));
        auto problems = std::move(loaded.problems);
        if (loaded.definition) {
            auto found = check(*loaded.definition, fields_for(path));
            problems.insert(problems.end(), found.begin(), found.end());
            check_other_file(*loaded.definition, problems);
        }
        bool good = loaded.definition && !any_blocking(problems);
        add_all(std::move(problems), path.string());
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
    std::set<fs::path> used_; // Of what flows share.
    std::set<std::string> told_;
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
