#include "app/draft_check.h"

#include <algorithm>

namespace sayso::app {

namespace {

/// Pages have no place in the check of a flow: only which languages there are.
text::Translations without_pages(text::Translations translations)
{
    for (auto& [locale, strings] : translations.app) {
        strings.messages.clear();
        strings.lines.clear();
    }
    return translations;
}

void check_name(flow::Definition const& definition, std::string const& flow, std::vector<flow::Problem>& problems)
{
    if (definition.id != flow)
        problems.push_back({ definition.file, {}, flow::Rule::names, true,
            "this is a draft of \"" + flow + "\", and the file is called \"" + definition.id + "\"",
            "write `flow: " + flow + "`: a flow keeps its name" });
}

} // namespace

bool CheckedDraft::can_be_followed() const
{
    return definition && std::ranges::none_of(problems, [](auto const& problem) {
        return problem.blocks && (problem.rule == flow::Rule::syntax || problem.rule == flow::Rule::names);
    });
}

CheckedDraft check_draft(DraftToCheck const& draft)
{
    auto loaded = flow::load_flow(draft.flow + ".yaml", draft.yaml, shared_files(draft.installed));
    CheckedDraft checked;
    checked.problems = std::move(loaded.problems);
    if (!loaded.definition)
        return checked;
    checked.definition = std::make_shared<flow::Definition const>(std::move(*loaded.definition));
    check_name(*checked.definition, draft.flow, checked.problems);
    auto found = flow::check(*checked.definition, draft.installed->fields);
    checked.problems.insert(checked.problems.end(), found.begin(), found.end());
    std::stable_sort(checked.problems.begin(), checked.problems.end(),
        [](auto const& left, auto const& right) { return left.mark.line < right.mark.line; });
    auto in_words = text::check_translations(
        without_pages(draft.translations), { checked.definition }, "i18n", text::FlowsGiven::some);
    checked.problems.insert(checked.problems.end(), in_words.begin(), in_words.end());
    return checked;
}

text::Translations translations_for(std::string const& flow, text::Translations const& live, KeptWords const& draft)
{
    text::Translations own;
    own.app = live.app;
    own.glossary = live.glossary;
    own.sounds = live.sounds;
    for (auto const& [place, translation] : live.flows)
        if (place.second == flow || place.second.starts_with("parts/"))
            own.flows[place] = translation;
    for (auto const& [locale, messages] : draft) {
        auto& translation = own.flows[{ locale, flow }];
        translation.locale = locale;
        translation.flow = flow;
        translation = with_draft(std::move(translation), draft);
        translation.approved_by.clear();
    }
    return own;
}

} // namespace sayso::app
