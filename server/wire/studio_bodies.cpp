#include "wire/studio_bodies.h"

#include "wire/writing.h"

namespace sayso::wire {

namespace {

json::object language_json(text::LanguageView const& language)
{
    return {
        { "locale", language.locale },
        { "name", language.name },
        { "coverage", language.coverage },
        { "stale", language.stale },
        { "missing", language.missing },
        { "approved_by", language.approved_by },
    };
}

json::value open_draft_json(std::optional<text::OpenDraftView> const& draft)
{
    if (!draft)
        return nullptr;
    return json::object { { "id", draft->id.text() }, { "author", draft->author }, { "state", name(draft->state) } };
}

json::object library_flow_json(text::LibraryFlowView const& flow)
{
    json::object object {
        { "flow", flow.flow },
        { "title", flow.title },
        { "number", flow.number },
        { "version", flow.version },
        { "who", flow.who },
        { "steps", flow.steps },
    };
    add_told(object, "live_since", flow.live_since);
    object["published_by"] = flow.published_by;
    object["approved_by"] = flow.approved_by;
    object["languages"] = array_of(flow.languages, language_json);
    object["draft"] = open_draft_json(flow.draft);
    return object;
}

json::object library_part_json(text::LibraryFlowView const& part)
{
    return {
        { "part", part.flow },
        { "title", part.title },
        { "steps", part.steps },
        { "languages", array_of(part.languages, language_json) },
        { "draft", open_draft_json(part.draft) },
    };
}

json::object outline_json(text::OutlineStep const& step)
{
    auto way_json = [](text::OutlineStep::Way const& way) {
        return json::object { { "step", way.step }, { "label", way.label } };
    };
    return {
        { "id", step.id },
        { "kind", step.kind },
        { "text", step.text },
        { "line", step.line },
        { "to", array_of(step.to, way_json) },
    };
}

json::object version_json(text::VersionView const& version)
{
    json::object object { { "number", version.number }, { "version", version.version } };
    add_told(object, "published", version.published);
    object["published_by"] = version.published_by;
    object["approved_by"] = version.approved_by;
    add_text(object, "reason", version.reason);
    object["live"] = version.live;
    return object;
}

json::object entry_json(text::DraftEntryView const& entry)
{
    return {
        { "id", entry.id.text() },
        { "flow", entry.flow },
        { "title", entry.title },
        { "author", entry.author },
        { "editors", array_of(entry.editors, [](std::string const& editor) { return json::string(editor); }) },
        { "state", name(entry.state) },
        { "changed", told_json(entry.changed) },
        { "note", entry.note },
    };
}

json::object message_json(text::MessageView const& message)
{
    json::object words;
    for (auto const& [locale, translated] : message.words)
        words[locale] = json::object { { "text", translated.text }, { "state", name(translated.state) } };
    return {
        { "key", message.key },
        { "english", message.english },
        { "english_hash", message.english_hash },
        { "words", std::move(words) },
    };
}

json::object step_json(text::DraftStepView const& step)
{
    return {
        { "id", step.id },
        { "line", step.line },
        { "kind", step.kind },
        { "about", step.about },
        { "core", step.core },
        { "part", step.part },
        { "messages", array_of(step.messages, message_json) },
    };
}

/// A way as checks write it, `safe: unsafe -> safety -> end`, one thing that happens after another.
json::array path_json(std::string const& path)
{
    static constexpr std::string_view arrow = " -> ";
    json::array steps;
    std::string_view left = path;
    while (!left.empty()) {
        auto end = left.find(arrow);
        steps.emplace_back(json::string(left.substr(0, end)));
        left = end == std::string_view::npos ? "" : left.substr(end + arrow.size());
    }
    return steps;
}

json::object found_json(flow::Problem const& problem)
{
    return {
        { "file", problem.file },
        { "line", problem.mark.line },
        { "column", problem.mark.column },
        { "step", problem.step },
        { "rule", static_cast<int>(problem.rule) },
        { "rule_name", name(problem.rule) },
        { "blocks", problem.blocks },
        { "reason", problem.reason },
        { "fix", problem.fix },
        { "path", path_json(problem.path) },
    };
}

json::object change_json(text::TextChangeView const& change)
{
    json::object object {
        { "key", change.key },
        { "locale", change.locale },
        { "before", change.before },
        { "after", change.after },
    };
    add_text(object, "still_fits_by", change.still_fits_by);
    return object;
}

json::object draft_json(text::DraftView const& draft)
{
    auto object = entry_json(draft.entry);
    object["yaml"] = draft.yaml;
    object["hash"] = draft.hash;
    object["steps"] = array_of(draft.steps, step_json);
    object["problems"] = array_of(draft.problems, found_json);
    object["outline"] = array_of(draft.outline, outline_json);
    object["svg"] = draft.svg;
    object["changes"] = array_of(draft.changes, change_json);
    object["affects"] = array_of(draft.affects, [](std::string const& sentence) { return json::string(sentence); });
    return object;
}

json::object alert_json(text::PreviewView::Alert const& alert)
{
    return {
        { "title", alert.title },
        { "to", array_of(alert.to, [](std::string const& recipient) { return json::string(recipient); }) },
        { "level", name(alert.level) },
    };
}

json::object translation_json(text::TranslationView const& translation)
{
    json::object object;
    add_text(object, "flow", translation.flow);
    add_text(object, "part", translation.part);
    object["title"] = translation.title;
    for (auto const& [key, value] : language_json(translation.language))
        object[key] = value;
    object["hash"] = translation.hash;
    add_told(object, "approved", translation.approved);
    return object;
}

} // namespace

std::string to_body(text::LibraryView const& library)
{
    json::object object;
    object["flows"] = array_of(library.flows, library_flow_json);
    object["parts"] = array_of(library.parts, library_part_json);
    object["may"] = json::object { { "author", library.may_author }, { "approve", library.may_approve } };
    return json::serialize(object);
}

std::string to_body(text::FlowView const& flow)
{
    json::object object {
        { "flow", flow.flow },
        { "title", flow.title },
        { "yaml", flow.yaml },
        { "number", flow.number },
        { "version", flow.version },
        { "svg", flow.svg },
    };
    object["steps"] = array_of(flow.steps, step_json);
    object["outline"] = array_of(flow.outline, outline_json);
    object["versions"] = array_of(flow.versions, version_json);
    return json::serialize(object);
}

std::string to_body(std::vector<text::DraftEntryView> const& drafts)
{
    json::object object;
    object["drafts"] = array_of(drafts, entry_json);
    return json::serialize(object);
}

std::string to_body(text::DraftView const& draft)
{
    return json::serialize(draft_json(draft));
}

std::string to_body(text::PreviewView const& preview)
{
    json::object object;
    object["shown"] = array_of(preview.shown, prompt_json);
    object["waiting"] = preview.waiting ? json::value(prompt_json(*preview.waiting)) : json::value(nullptr);
    object["alerts"] = array_of(preview.alerts, alert_json);
    object["filed"] = array_of(preview.filed, [](std::string const& label) {
        return json::object { { "label", label } };
    });
    object["done"] = preview.done;
    return json::serialize(object);
}

std::string to_body(std::vector<text::TranslationView> const& translations)
{
    json::object object;
    object["items"] = array_of(translations, translation_json);
    return json::serialize(object);
}

std::string to_body(Problem const& problem, text::DraftView const& draft)
{
    auto object = json::parse(to_body(problem)).as_object();
    object["problems"] = array_of(draft.problems, found_json);
    object["draft"] = draft_json(draft);
    return json::serialize(object);
}

} // namespace sayso::wire
