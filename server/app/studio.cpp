#include "app/studio.h"

#include "app/session_file.h"
#include "app/studio_opened.h"
#include "app/studio_views.h"
#include "flow/graph.h"
#include <algorithm>

/// What the studio shows. What is done in it: studio_drafts.cpp, studio_acts.cpp.
namespace sayso::app {

namespace asio = boost::asio;

namespace {

constexpr std::size_t most_drafts = 200;
constexpr std::string_view parts_folder = "parts/";

/// The words of a part, as the first flow that uses it has them.
struct PartWords {
    std::string title;
    std::size_t steps = 0;
    std::vector<text::EnglishMessage> messages;
};

std::map<std::string, PartWords> parts_of(std::vector<flow::Published> const& flows)
{
    std::map<std::string, PartWords> parts;
    for (auto const& flow : flows)
        for (auto const& part : flow->parts()) {
            auto& words = parts[part];
            if (!words.messages.empty())
                continue;
            words.title = part;
            std::replace(words.title.begin(), words.title.end(), '-', ' ');
            words.messages = messages_in(*flow, std::string(parts_folder) + part);
            words.steps = static_cast<std::size_t>(std::ranges::count_if(
                flow->steps, [&](auto const& step) { return step.part == part && !step.silent; }));
        }
    return parts;
}

} // namespace

Studio::Studio(
    StoreLink& store, Authority& authority, LiveFlows& live, WorkerPool& checking, Clock const& clock, Random& random)
    : store_(store)
    , authority_(authority)
    , live_(live)
    , checking_(checking)
    , clock_(clock)
    , random_(random)
{
}

asio::awaitable<Result<text::LibraryView>> Studio::library(domain::Actor actor)
{
    auto allowed = co_await authority_.for_flows(actor, FlowAct::look, "library");
    if (!allowed)
        co_return allowed.error();
    auto& store = store_.read();
    auto const& translations = live_.library().translations();
    auto now = clock_.now();
    text::LibraryView view;
    view.may_author = actor.role == domain::Role::content_author;
    view.may_approve = actor.role == domain::Role::content_approver;
    for (auto const& definition : live_.library().current()) {
        auto live = live_.live(definition->id);
        if (!live)
            co_return live.error();
        text::LibraryFlowView flow;
        flow.flow = definition->id;
        flow.title = definition->title;
        flow.number = definition->number;
        flow.version = definition->version;
        flow.who = definition->who;
        flow.steps = static_cast<std::size_t>(
            std::ranges::count_if(definition->steps, [](auto const& step) { return !step.silent; }));
        auto since
            = live->publication ? Result<Moment>(live->publication->at) : store.flow_version_since(definition->version);
        if (since)
            flow.live_since = told(*since, now, text::locale_or_english("en"));
        if (live->publication) {
            flow.published_by = name_or_nobody(store, live->publication->by);
            flow.approved_by = name_or_nobody(store, live->publication->approved_by);
        }
        flow.languages = languages_of(translations, definition->id, messages_in(*definition, definition->id));
        if (auto open = store.open_draft(definition->id))
            flow.draft = text::OpenDraftView { open->id, name_or_nobody(store, open->author), open->state };
        view.flows.push_back(std::move(flow));
    }
    for (auto& [name, words] : parts_of(live_.library().current())) {
        text::LibraryFlowView part;
        part.flow = name;
        part.title = std::move(words.title);
        part.steps = words.steps;
        part.languages = languages_of(translations, std::string(parts_folder) + name, words.messages);
        view.parts.push_back(std::move(part));
    }
    co_return view;
}

asio::awaitable<Result<text::FlowView>> Studio::flow(domain::Actor actor, std::string flow)
{
    auto allowed = co_await authority_.for_flows(actor, FlowAct::look, flow);
    if (!allowed)
        co_return allowed.error();
    co_return co_await show_flow(std::move(flow));
}

asio::awaitable<Result<text::FlowView>> Studio::show_flow(std::string flow)
{
    auto live = live_.live(flow);
    if (!live)
        co_return live.error();
    auto history = store_.read().publications_of(flow);
    if (!history)
        co_return history.error();
    text::FlowView view;
    view.flow = flow;
    view.title = live->definition->title;
    view.yaml = live->yaml;
    view.number = live->definition->number;
    view.version = live->definition->version;
    view.versions = versions_of(store_.read(), *live, *history, clock_.now());
    auto installed = live_.installed();
    auto definition = *live->definition;
    auto draw = [&view, &definition, &installed] {
        // What is kept of a version has no line numbers; the file has.
        auto loaded = flow::load_flow(view.flow + ".yaml", view.yaml, shared_files(installed));
        if (loaded.definition)
            definition = std::move(*loaded.definition);
        view.outline = outline_of(definition);
        view.svg = flow::to_svg(flow::graph_of(definition));
    };
    std::function<void()> work(draw);
    if (!co_await checking_.run(std::move(work)))
        co_return fail(Errc::unavailable, "too many checks are waiting");
    // Here, not beside the drawing: translations are replaced on this thread.
    view.steps = steps_of(definition, live_.library().translations());
    co_return view;
}

asio::awaitable<Result<std::vector<text::DraftEntryView>>> Studio::drafts(domain::Actor actor)
{
    auto allowed = co_await authority_.for_flows(actor, FlowAct::look, "drafts");
    if (!allowed)
        co_return allowed.error();
    auto rows = store_.read().drafts(most_drafts);
    if (!rows)
        co_return rows.error();
    std::vector<text::DraftEntryView> views;
    for (auto const& row : *rows) {
        auto live = live_.library().find(row.flow);
        views.push_back(entry_of(store_.read(), row, live ? live->title : row.flow, clock_.now()));
    }
    co_return views;
}

asio::awaitable<Result<text::DraftView>> Studio::draft(domain::Actor actor, DraftId draft)
{
    auto allowed = co_await authority_.for_flows(actor, FlowAct::look, draft.text());
    if (!allowed)
        co_return allowed.error();
    auto record = store_.read().draft(draft);
    if (!record)
        co_return record.error();
    co_return co_await show(std::move(*record));
}

asio::awaitable<Result<text::DraftView>> Studio::open_draft(domain::Actor actor, std::string flow)
{
    auto allowed = co_await authority_.for_flows(actor, FlowAct::look, flow);
    if (!allowed)
        co_return allowed.error();
    auto record = store_.read().open_draft(flow);
    if (!record)
        co_return record.error();
    co_return co_await show(std::move(*record));
}

asio::awaitable<Result<std::shared_ptr<CheckedDraft const>>> Studio::checked(store::DraftRecord record)
{
    auto live = live_.library().find(record.flow);
    auto beside = live ? live->version : "";
    auto known = known_.find(record.id);
    if (known != known_.end() && known->second.revision == record.revision && known->second.live == beside
        && known->second.installed == live_.installed())
        co_return known->second.checked;
    auto words = words_from_json(record.translations);
    if (!words)
        co_return words.error();
    DraftToCheck draft;
    draft.flow = record.flow;
    draft.yaml = record.yaml;
    draft.translations = translations_for(record.flow, live_.library().translations(), *words);
    draft.installed = live_.installed();
    auto result = std::make_shared<CheckedDraft>();
    std::function<void()> work([&draft, result] { *result = check_draft(draft); });
    if (!co_await checking_.run(std::move(work)))
        co_return fail(Errc::unavailable, "too many checks are waiting");
    if (known_.size() >= most_drafts)
        known_.clear();
    known_[record.id] = Known { record.revision, beside, draft.installed, result };
    std::shared_ptr<CheckedDraft const> shown = result;
    co_return shown;
}

Studio::Written Studio::show(store::DraftRecord record)
{
    auto result = co_await checked(record);
    if (!result)
        co_return result.error();
    auto words = words_from_json(record.translations);
    if (!words)
        co_return words.error();
    auto const& definition = (*result)->definition;
    auto live = live_.library().find(record.flow);
    text::DraftView view;
    auto title = definition ? definition->title : live ? live->title : record.flow;
    view.entry = entry_of(store_.read(), record, title, clock_.now());
    view.yaml = record.yaml;
    view.hash = hash_of(record);
    view.problems = (*result)->problems;
    if (!definition)
        co_return view;
    auto translations = translations_for(record.flow, live_.library().translations(), *words);
    view.steps = steps_of(*definition, translations);
    std::function<void()> work([&view, &definition] {
        view.outline = outline_of(*definition);
        view.svg = flow::to_svg(flow::graph_of(*definition));
    });
    if ((*result)->can_be_followed() && !co_await checking_.run(std::move(work)))
        co_return fail(Errc::unavailable, "too many checks are waiting");
    if (live && is_open(record.state)) {
        view.changes = changes_of(store_.read(), *live, live_.library().translations(), *definition, *words);
        view.affects = effects_of(*live, *definition, view.changes);
    }
    co_return view;
}

asio::awaitable<Result<std::vector<text::TranslationView>>> Studio::translations(domain::Actor actor)
{
    auto allowed = co_await authority_.for_flows(actor, FlowAct::look, "translations");
    if (!allowed)
        co_return allowed.error();
    co_return translation_views();
}

Result<std::vector<text::TranslationView>> Studio::translation_views() const
{
    auto rows = store_.read().translation_approvals();
    if (!rows)
        return rows.error();
    auto const& translations = live_.library().translations();
    std::vector<text::TranslationView> views;
    auto add = [&](std::string const& in, std::string const& title, std::vector<text::EnglishMessage> const& messages) {
        for (auto& language : languages_of(translations, in, messages)) {
            auto const* translation = translations.find(language.locale, in);
            if (!translation)
                continue;
            text::TranslationView view;
            bool is_part = in.starts_with(parts_folder);
            (is_part ? view.part : view.flow) = is_part ? in.substr(parts_folder.size()) : in;
            view.title = title;
            view.hash = digest_of(*translation);
            for (auto const& row : *rows)
                if (row.in == in && row.locale == language.locale && row.digest == view.hash)
                    view.approved = told(row.at, clock_.now(), text::locale_or_english("en"));
            view.language = std::move(language);
            views.push_back(std::move(view));
        }
    };
    for (auto const& flow : live_.library().current())
        add(flow->id, flow->title, messages_in(*flow, flow->id));
    for (auto const& [name, words] : parts_of(live_.library().current()))
        add(std::string(parts_folder) + name, words.title, words.messages);
    return views;
}

} // namespace sayso::app
