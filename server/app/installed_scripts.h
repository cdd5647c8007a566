#pragma once

#include "flow/load.h"
#include "text/catalogue.h"
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sayso::app {

/// Flows and translations as they came with the program, checked. Immutable once loaded; any thread.
struct InstalledScripts {
    std::vector<flow::Published> flows;
    flow::Fields fields;
    text::Translations translations;
    std::map<std::string, std::string, std::less<>> sources; // The file of each flow, by the flow's id.
    std::map<std::string, flow::SharedFile, std::less<>> shared; // "parts/hurt.yaml", "rules/...", "parameters.yaml".

    flow::Published find(std::string_view flow) const // Null if there is none.
    {
        for (auto const& installed : flows)
            if (installed->id == flow)
                return installed;
        return nullptr;
    }
};
using Installed = std::shared_ptr<InstalledScripts const>;

/// What the flows share, for the loader. Lives as long as it needs to by itself.
inline flow::SharedFiles shared_files(Installed installed)
{
    return [installed = std::move(installed)](std::string const& path) -> std::optional<flow::SharedFile> {
        auto found = installed->shared.find(path);
        return found == installed->shared.end() ? std::nullopt : std::optional(found->second);
    };
}

} // namespace sayso::app
