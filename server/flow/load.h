#pragma once

#include "flow/definition.h"
#include "flow/fields.h"
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

/// Restricted YAML to a definition with its version. Scalars are read as text; duplicate keys, anchors, aliases, tags,
/// unknown keys, nesting deeper than 8 and files over 256 KiB are refused with their line.
Loaded load_flow(std::string const& file, std::string_view yaml);

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
