#include "app/live_flows.h"

#include "app/session_file.h"
#include "base/log.h"
#include <algorithm>

namespace sayso::app {

LiveFlows::LiveFlows(store::Store& store, FlowLibrary& library, text::Presenter& presenter)
    : store_(store)
    , library_(library)
    , presenter_(presenter)
    , installed_(std::make_shared<InstalledScripts const>())
{
}

Result<> LiveFlows::take(Installed installed)
{
    auto known = approvals();
    if (!known)
        return known.error();
    installed_ = std::move(installed);
    library_.take_translations(installed_->translations);
    library_.publish(installed_->flows, installed_->fields);
    for (auto const& [place, translation] : installed_->translations.flows)
        put_approved(translation, *known);
    for (auto const& flow : installed_->flows) {
        auto laid = overlay(flow->id, *known);
        if (!laid) // The installed flow is served; the operator must hear why not the other.
            log_event("studio_flow_not_served",
                { { "flow", flow->id }, { "code", name(laid.error().code) }, { "detail", laid.error().detail } });
    }
    presenter_.forget();
    return {};
}

Result<> LiveFlows::refresh(std::string const& flow)
{
    auto known = approvals();
    if (!known)
        return known.error();
    auto laid = overlay(flow, *known);
    presenter_.forget();
    return laid;
}

Result<> LiveFlows::refresh_approvals()
{
    auto known = approvals();
    if (!known)
        return known.error();
    std::vector<text::FlowTranslation> all;
    for (auto const& [place, translation] : library_.translations().flows)
        all.push_back(translation);
    for (auto& translation : all)
        put_approved(std::move(translation), *known);
    presenter_.forget();
    return {};
}

Result<LiveFlows::Approvals> LiveFlows::approvals() const
{
    auto rows = store_.translation_approvals();
    if (!rows)
        return rows.error();
    Approvals known;
    for (auto& row : *rows) {
        std::pair place { row.locale, row.in };
        known[std::move(place)] = std::move(row);
    }
    return known;
}

Result<std::optional<store::PublicationRecord>> LiveFlows::last_publication(std::string const& flow) const
{
    auto rows = store_.live_publications();
    if (!rows)
        return rows.error();
    for (auto& row : *rows)
        if (row.flow == flow)
            return std::optional(std::move(row));
    return std::optional<store::PublicationRecord>();
}

Result<int> LiveFlows::highest_number(std::string const& flow) const
{
    auto last = last_publication(flow);
    if (!last)
        return last.error();
    auto installed = installed_->find(flow);
    int highest = installed ? installed->number : 0;
    return *last ? std::max({ highest, (*last)->highest, (*last)->number }) : highest;
}

Result<LiveFlows::Live> LiveFlows::live(std::string const& flow) const
{
    auto definition = library_.find(flow);
    auto source = installed_->sources.find(flow);
    if (!definition || source == installed_->sources.end())
        return fail(Errc::not_found, "no such flow");
    auto last = last_publication(flow);
    if (!last)
        return last.error();
    if (*last && (*last)->version == definition->version)
        return Live { definition, (*last)->yaml, std::move(*last) };
    return Live { definition, source->second, std::nullopt };
}

bool LiveFlows::may_serve(flow::Published const& definition) const
{
    auto problems = flow::check(*definition, installed_->fields);
    return !flow::any_blocking(problems);
}

Result<> LiveFlows::overlay(std::string const& flow, Approvals const& approvals)
{
    auto installed = installed_->find(flow);
    auto last = last_publication(flow);
    if (!last)
        return last.error();
    if (!installed || !*last || installed->number > (*last)->highest)
        return {};
    auto definition = library_.version((*last)->version);
    if (!definition)
        return definition.error();
    if ((*definition)->version != installed->version && !may_serve(*definition))
        return fail(Errc::invalid_input, "what was published does not pass the checks of this program");
    auto kept = words_from_json((*last)->translations);
    if (!kept)
        return kept.error();
    std::vector<text::FlowTranslation> translations;
    for (auto const& locale : text::locales())
        if (locale.id != "en")
            translations.push_back(
                joined_translation(locale.id, **definition, installed_->translations.find(locale.id, flow), *kept));
    if (auto added = add_earlier_words(flow, translations); !added)
        return added;
    library_.put(*definition);
    for (auto& translation : translations)
        put_approved(std::move(translation), approvals);
    return {};
}

/// Somebody who began with an older version goes on in their language.
Result<> LiveFlows::add_earlier_words(std::string const& flow, std::vector<text::FlowTranslation>& translations) const
{
    auto history = store_.publications_of(flow);
    if (!history)
        return history.error();
    for (auto const& publication : *history) {
        auto kept = words_from_json(publication.translations);
        if (!kept)
            return kept.error();
        for (auto& translation : translations)
            for (auto const& [key, message] : (*kept)[translation.locale])
                translation.earlier.try_emplace({ key, message.english }, message.text);
    }
    for (auto& translation : translations)
        if (auto const* installed = installed_->translations.find(translation.locale, flow))
            for (auto const& [key, message] : installed->messages)
                translation.earlier.try_emplace({ key, message.english }, message.text);
    return {};
}

void LiveFlows::put_approved(text::FlowTranslation translation, Approvals const& approvals)
{
    auto found = approvals.find({ translation.locale, translation.flow });
    if (found != approvals.end() && found->second.digest == digest_of(translation))
        translation.approved_by = worker_name(store_, found->second.by);
    library_.put(std::move(translation));
}

} // namespace sayso::app
