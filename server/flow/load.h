#pragma once

#include "flow/definition.h"
#include "flow/fields.h"
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sayso::flow {

/// A flow file read, or why not. A definition with blocking problems must not be published.
struct Loaded {
    std::optional<Definition> definition;
    std::vector<Problem> problems;
};

/// What a flow can be about, in the order in which they are offered: now (help first), me, home, learning, adult, plan.
std::vector<std::string> const& topics();

/// A file that flows share: a part, a rules table, the dated amounts.
struct SharedFile {
    std::string file; // For problems.
    std::string yaml;
};
/// Finds one by its path below the flows: "parts/hurt.yaml". Nothing if there is none.
using SharedFiles = std::function<std::optional<SharedFile>(std::string const& path)>;

/// Restricted YAML to a definition with its version. Scalars are read as text; duplicate keys, anchors, aliases, tags,
/// unknown keys, nesting deeper than 8 and files over 256 KiB are refused with their line.
/// What it shares with other flows comes from `shared`; problems in such a file name that file.
Loaded load_flow(std::string const& file, std::string_view yaml, SharedFiles const& shared = {});

/// A flow that does nothing but use one part: an unused part is checked through it. Empty if the part can not be read.
std::string flow_around_part(std::string const& name, SharedFile const& part);

/// Publishing rules 1-8 and 10 of flows/README.md, each with a counter-example path where there is one, and warnings.
std::vector<Problem> check(Definition const& definition, Fields const& fields);

/// The canonical JSON: keys sorted, no white space, no line numbers. Its SHA-256 is the version.
std::string canonical_json(Definition const& definition);

/// The SHA-256 of the canonical JSON, in hexadecimal.
std::string version_of(Definition const& definition);

/// What the runtime loads for a session that began with an older version.
/// Fails with corrupt if the text is not canonical JSON of a definition, or does not hash to `version`.
Result<Definition> from_canonical_json(std::string_view json, std::string_view version);

/// Every *.yaml below `paths` (folders, or single flow files), loaded and checked against the fields.yaml beside them
/// (for a single file: beside it or in the nearest folder above that has one).
struct CheckedFlows {
    std::vector<Published> flows; // Only those without a blocking problem.
    std::vector<Problem> problems; // All, sorted by file and line.
    Fields fields;
    int files = 0;
};
CheckedFlows load_flows(std::vector<std::string> const& paths);

} // namespace sayso::flow
