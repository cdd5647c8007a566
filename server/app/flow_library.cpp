#include "app/flow_library.h"

namespace sayso::app {

FlowLibrary::FlowLibrary(store::Store& store, text::Translations translations)
    : store_(store)
    , translations_(std::move(translations))
{
}

void FlowLibrary::publish(std::vector<flow::Published> flows, flow::Fields fields)
{
    for (auto const& flow : flows)
        versions_[flow->version] = flow;
    current_ = std::move(flows);
    fields_ = std::move(fields);
}

void FlowLibrary::put(flow::Published flow)
{
    versions_[flow->version] = flow;
    for (auto& published : current_)
        if (published->id == flow->id)
            published = flow;
}

void FlowLibrary::put(text::FlowTranslation translation)
{
    std::pair place { translation.locale, translation.flow };
    translations_.flows[std::move(place)] = std::move(translation);
}

std::vector<store::FlowVersionRecord> FlowLibrary::rows(std::vector<flow::Published> const& flows, Moment now)
{
    std::vector<store::FlowVersionRecord> rows;
    for (auto const& flow : flows) {
        store::FlowVersionRecord row;
        row.version = flow->version;
        row.flow = flow->id;
        row.number = flow->number;
        row.canonical_json = flow::canonical_json(*flow);
        row.published = now;
        rows.push_back(std::move(row));
    }
    return rows;
}

flow::Published FlowLibrary::find(std::string_view flow) const
{
    for (auto const& published : current_)
        if (published->id == flow)
            return published;
    return nullptr;
}

Result<flow::Published> FlowLibrary::version(std::string const& version)
{
    if (auto known = versions_.find(version); known != versions_.end())
        return known->second;

    auto json = store_.flow_version(version);
    if (!json)
        return fail(Errc::corrupt, "a session's flow version was not kept");
    auto definition = flow::from_canonical_json(*json, version);
    if (!definition)
        return definition.error();
    flow::Published published = std::make_shared<flow::Definition const>(std::move(*definition));
    versions_[version] = published;
    return published;
}

} // namespace sayso::app
