#include "app/studio.h"

#include "app/studio_opened.h"
#include "app/studio_views.h"
#include "flow/canonical.h"
#include "flow/edit_words.h"
#include "flow/load.h"
#include <algorithm>

/// What moves a draft on until it is live, and what goes back.
namespace sayso::app {

namespace asio = boost::asio;
using domain::DraftState;

namespace {

constexpr std::size_t longest_note = 2000;

bool says_something(std::string const& text)
{
    return text.find_first_not_of(" \t\r\n") != std::string::npos;
}

Result<> acceptable_note(std::string const& note)
{
    if (note.size() > longest_note)
        return fail(Errc::invalid_input, "too_long: a note");
    if (!text::is_acceptable_text(note, 30))
        return fail(Errc::invalid_input, "ill_formed: a note");
    return {};
}

bool fits_state(FlowAct act, DraftState state)
{
    switch (act) {
    case FlowAct::submit:
        return state == DraftState::draft;
    case FlowAct::take_back:
    case FlowAct::refuse:
        return state == DraftState::submitted || state == DraftState::approved;
    case FlowAct::approve:
        return state == DraftState::submitted;
    case FlowAct::publish:
        return state == DraftState::approved;
    case FlowAct::discard:
        return domain::is_open(state);
    default:
        return false;
    }
}

bool wrote_in(store::DraftRecord const& draft, WorkerId worker)
{
    return draft.author == worker || std::ranges::find(draft.editors, worker) != draft.editors.end();
}

Error blocked()
{
    return fail(Errc::invalid_input, "problems_block: the draft does not pass its checks");
}

} // namespace

Result<> Studio::may_move(domain::Actor const& actor, FlowAct act, store::DraftRecord const& draft) const
{
    if (!fits_state(act, draft.state))
        return fail(Errc::conflict, "draft_state: not in this state");
    if (act == FlowAct::approve && wrote_in(draft, actor.worker))
        return fail(Errc::forbidden, "second_person: who wrote in a draft does not approve it");
    if (act == FlowAct::publish && (draft.approved_by.is_nil() || wrote_in(draft, draft.approved_by)))
        return fail(Errc::forbidden, "second_person: nobody else has approved this");
    auto live = live_.library().find(draft.flow);
    bool needs_base = act == FlowAct::approve || act == FlowAct::publish;
    if (needs_base && (!live || live->version != draft.base))
        return fail(Errc::conflict, "live_changed: another version has gone live since it was submitted");
    return {};
}

Studio::Written Studio::move(domain::Actor actor, FlowAct act, DraftId draft, std::string hash, std::string note)
{
    auto opened = co_await open_for(actor, act, draft, std::move(hash));
    if (!opened)
        co_return opened.error();
    if (auto fine = acceptable_note(note); !fine)
        co_return fine.error();
    if (auto may = may_move(actor, act, opened->record); !may)
        co_return may.error();
    if (act == FlowAct::refuse && !says_something(note))
        co_return fail(Errc::invalid_input, "note_empty: who refuses says why");
    auto& record = opened->record;
    if (says_something(note) || act == FlowAct::submit)
        record.note = std::move(note);
    switch (act) {
    case FlowAct::submit:
        co_return co_await submit(std::move(*opened));
    case FlowAct::approve:
        co_return co_await approve(actor, std::move(*opened));
    case FlowAct::publish:
        co_return co_await publish(actor, std::move(*opened));
    case FlowAct::take_back:
    case FlowAct::refuse:
        record.state = DraftState::draft;
        record.approved_by = {};
        break;
    default:
        record.state = DraftState::withdrawn;
    }
    co_return co_await store_and_show(std::move(*opened));
}

Studio::Written Studio::submit(Opened opened)
{
    auto result = co_await checked(opened.record);
    if (!result)
        co_return result.error();
    if (!(*result)->definition || flow::any_blocking((*result)->problems))
        co_return blocked();
    auto live = live_.library().find(opened.record.flow);
    if (!live)
        co_return fail(Errc::not_found, "the flow is gone");
    opened.record.base = live->version;
    opened.record.state = DraftState::submitted;
    co_return co_await store_and_show(std::move(opened));
}

Studio::Written Studio::approve(domain::Actor actor, Opened opened)
{
    auto result = co_await checked(opened.record);
    if (!result)
        co_return result.error();
    if (!(*result)->definition || flow::any_blocking((*result)->problems))
        co_return blocked();
    opened.record.approved_by = actor.worker;
    opened.record.state = DraftState::approved;
    co_return co_await store_and_show(std::move(opened));
}

Result<store::PublicationRecord> Studio::publication_of(
    store::DraftRecord const& draft, LiveFlows::Live const& live, flow::Definition const& definition) const
{
    auto kept = words_from_json(draft.translations);
    if (!kept)
        return kept.error();
    KeptWords before;
    if (live.publication) {
        auto published = words_from_json(live.publication->translations);
        if (!published)
            return published.error();
        before = std::move(*published);
    }
    store::PublicationRecord row;
    row.flow = draft.flow;
    row.version = definition.version;
    row.number = row.highest = definition.number;
    row.yaml = draft.yaml;
    row.translations = to_json(words_to_keep(definition, live_.library().translations(), before, *kept));
    row.draft = draft.id;
    row.author = draft.author;
    row.approved_by = draft.approved_by;
    row.at = clock_.now();
    return row;
}

/// What is installed stands in the history too, so that it can be gone back to.
void Studio::add_installed(Change& change, LiveFlows::Live const& live, PublicationId& expected)
{
    if (live.publication)
        return;
    store::PublicationRecord row;
    row.id = PublicationId::make(clock_.now(), random_);
    row.flow = live.definition->id;
    row.how = domain::WentLive::installed;
    row.version = live.definition->version;
    row.number = row.highest = live.definition->number;
    row.yaml = live.yaml;
    row.translations = to_json(words_to_keep(*live.definition, live_.library().translations(), {}, {}));
    auto since = store_.read().flow_version_since(row.version);
    row.at = since ? *since : clock_.now();
    change.go_live.push_back({ row.flow, expected, row.id });
    expected = row.id;
    change.publications.push_back(std::move(row));
}

Studio::Written Studio::publish(domain::Actor actor, Opened opened)
{
    auto& record = opened.record;
    auto flow = record.flow;
    auto live = live_.live(flow);
    auto highest = live_.highest_number(flow);
    auto last = live_.last_publication(flow);
    if (!live || !highest || !last)
        co_return fail(Errc::unavailable, "what is live can not be read");
    auto yaml = flow::with_version(record.yaml, *highest + 1);
    if (!yaml)
        co_return yaml.error();
    auto as_written = std::exchange(record.yaml, std::move(*yaml));
    auto words = words_from_json(record.translations);
    if (!words)
        co_return words.error();
    DraftToCheck draft;
    draft.flow = flow;
    draft.yaml = record.yaml;
    draft.translations = translations_for(flow, live_.library().translations(), *words);
    draft.installed = live_.installed();
    CheckedDraft result;
    std::function<void()> work([&draft, &result] { result = check_draft(draft); });
    if (!co_await checking_.run(std::move(work)))
        co_return fail(Errc::unavailable, "too many checks are waiting");
    if (!result.definition || flow::any_blocking(result.problems))
        co_return blocked();
    if (auto still = may_move(actor, FlowAct::publish, record); !still) // The check took a while.
        co_return still.error();

    auto row = publication_of(record, *live, *result.definition);
    if (!row)
        co_return row.error();
    Change change;
    change.flow_versions = FlowLibrary::rows({ result.definition }, clock_.now());
    auto expected = *last ? (*last)->id : PublicationId();
    add_installed(change, *live, expected);
    row->id = PublicationId::make(clock_.now(), random_);
    row->by = actor.worker;
    change.go_live.push_back({ flow, expected, row->id });
    change.publications.push_back(std::move(*row));
    record.state = DraftState::published;
    opened.entry.ref = opened.entry.ref + " " + flow + "@" + std::to_string(result.definition->number);
    // Stored before it is served: only then may a conversation begin with it.
    change.drafts.push_back({ record.revision, record });
    change.drafts.back().draft.changed = clock_.now();
    change.audit.push_back(opened.entry);
    auto stored = co_await store_.commit(std::move(change));
    if (!stored && stored.error().code == Errc::conflict)
        co_return fail(Errc::conflict, "draft_changed: somebody else was first");
    if (!stored)
        co_return stored.error();
    auto served = live_.refresh(flow);
    if (!served)
        co_return served.error();
    auto now = store_.read().draft(record.id);
    if (!now)
        co_return now.error();
    co_return co_await show(std::move(*now));
}

asio::awaitable<Result<text::FlowView>> Studio::roll_back(
    domain::Actor actor, std::string flow, std::string version, std::string reason)
{
    auto entry = co_await authority_.for_flows(actor, FlowAct::roll_back, flow);
    if (!entry)
        co_return entry.error();
    if (auto fine = acceptable_note(reason); !fine)
        co_return fine.error();
    if (!says_something(reason))
        co_return fail(Errc::invalid_input, "reason_empty: who goes back says why");
    auto live = live_.live(flow);
    if (!live)
        co_return live.error();
    auto history = store_.read().publications_of(flow);
    auto highest = live_.highest_number(flow);
    auto last = live_.last_publication(flow);
    if (!history || !highest || !last)
        co_return fail(Errc::unavailable, "what went live can not be read");
    auto earlier = std::ranges::find(*history, version, &store::PublicationRecord::version);
    if (earlier == history->end())
        co_return fail(Errc::not_found, "no such version was ever live here");
    if (live->definition->version == version)
        co_return fail(Errc::conflict, "live_already: this version is live");
    auto definition = live_.library().version(version);
    if (!definition)
        co_return definition.error();
    auto problems = flow::check(**definition, live_.installed()->fields);
    if (flow::any_blocking(problems))
        co_return blocked();

    Change change;
    auto expected = *last ? (*last)->id : PublicationId();
    add_installed(change, *live, expected);
    auto row = *earlier;
    row.id = PublicationId::make(clock_.now(), random_);
    row.how = domain::WentLive::rolled_back;
    row.highest = *highest;
    row.by = actor.worker;
    row.reason = std::move(reason);
    row.at = clock_.now();
    entry->ref = flow + "@" + std::to_string(row.number);
    change.go_live.push_back({ flow, expected, row.id });
    change.publications.push_back(std::move(row));
    change.audit.push_back(std::move(*entry));
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error();
    auto served = live_.refresh(flow);
    if (!served)
        co_return served.error();
    co_return co_await show_flow(std::move(flow));
}

asio::awaitable<Result<std::vector<text::TranslationView>>> Studio::approve_translation(
    domain::Actor actor, std::string in, std::string locale, std::string hash)
{
    auto entry = co_await authority_.for_flows(actor, FlowAct::approve_translation, locale + "/" + in);
    if (!entry)
        co_return entry.error();
    auto const* translation = live_.library().translations().find(locale, in);
    if (!translation || locale == "en")
        co_return fail(Errc::not_found, "no such translation");
    if (digest_of(*translation) != hash)
        co_return fail(Errc::conflict, "draft_changed: the words are others by now");
    Change change;
    change.translation_approvals.push_back({ locale, in, hash, actor.worker, clock_.now() });
    change.audit.push_back(std::move(*entry));
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error();
    auto taken = live_.refresh_approvals();
    if (!taken)
        co_return taken.error();
    co_return translation_views();
}

} // namespace sayso::app
