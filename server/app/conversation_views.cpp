#include "app/conversation_views.h"

#include "app/passed_on.h"
#include <algorithm>

namespace sayso::app {

ConversationViews::ConversationViews(
    store::Store& store, text::Presenter& presenter, FlowLibrary& flows, text::Locale locale, Moment now,
    domain::CouncilSettings const* settings)
    : store_(store)
    , presenter_(presenter)
    , flows_(flows)
    , locale_(std::move(locale))
    , now_(now)
    , settings_(settings)
{
}

text::StartedView ConversationViews::started(OpenSession const& open)
{
    text::StartedView view;
    view.session = open.record.id;
    view.number = open.record.number;
    view.flow = open.record.flow;
    view.title = presenter_.title(*open.definition, locale_);
    view.lang = locale_.id;
    view.right_to_left = locale_.right_to_left;
    view.approved = flows_.translations().approved(locale_.id, *open.definition);
    view.state = open.record.state;
    view.pause_text = presenter_.pause_words(*open.definition, locale_).text;
    return view;
}

text::StartedView ConversationViews::resumed(OpenSession const& open)
{
    auto view = started(open);
    bool paused = now_ - open.record.changed >= open.definition->pause_after;
    bool goes_on = open.record.state == domain::StatementState::in_progress;
    auto words = presenter_.back_words(*open.definition, locale_);
    if (paused && goes_on && !words.text.empty())
        view.back = std::move(words);
    return view;
}

Result<text::AskView> ConversationViews::ask(OpenSession const& open)
{
    auto path = flow::follow(*open.definition, open.session);
    if (!path)
        return path.error();

    text::AskView view;
    view.session = open.record.id;
    view.number = open.record.number;
    auto said = path->visited.end();
    while (said != path->visited.begin() && !std::prev(said)->answer)
        --said;
    for (; said != path->visited.end(); ++said)
        if (said->step->says())
            view.said.push_back(presenter_.present(*open.definition, open.session, *path, said->place, locale_));
    if (path->waiting)
        view.ask = presenter_.present(*open.definition, open.session, *path, *path->waiting, locale_);
    auto progress = flow::progress(*open.definition, open.session, *path);
    view.answered = progress.answered;
    view.about_left = progress.about_left;
    return view;
}

Result<text::AskView> ConversationViews::ask_again(OpenSession const& open, flow::Place const& place)
{
    auto path = flow::follow(*open.definition, open.session);
    if (!path)
        return path.error();
    for (auto const& visited : path->visited) {
        if (visited.place != place || !visited.answer)
            continue;
        text::AskView view;
        view.session = open.record.id;
        view.number = open.record.number;
        view.ask = presenter_.present(*open.definition, open.session, *path, place, locale_);
        view.previous = flow::to_json(visited.answer->value, answer_type(*open.definition, *visited.answer));
        auto progress = flow::progress(*open.definition, open.session, *path);
        view.answered = progress.answered;
        view.about_left = progress.about_left;
        return view;
    }
    return fail(Errc::conflict, "not_answered_yet");
}

std::string ConversationViews::joined(std::vector<std::string> const& names)
{
    if (names.empty())
        return {};
    std::string all = names.front();
    for (std::size_t i = 1; i < names.size(); ++i)
        all = presenter_.app(locale_, "list.and", { { "first", all }, { "second", names[i] } });
    return all;
}

bool ConversationViews::is_kept_from(SessionId session, WorkerId worker)
{
    auto kept = store_.named_in(session);
    return kept && std::ranges::find(*kept, worker) != kept->end();
}

std::string ConversationViews::who_was_told(
    std::vector<casefile::AlertRecord> const& alerts, store::YoungPersonRecord const& subject)
{
    if (alerts.empty())
        return {};
    std::vector<std::string> names;
    auto add = [&](std::string name) {
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    };
    for (auto const& alert : alerts)
        for (auto recipient : alert.to) {
            if (subject.nameless)
                add(presenter_.app(locale_, "recipient.team_here"));
            else if (recipient == domain::Recipient::adviser && is_kept_from(alert.session, subject.adviser))
                add(presenter_.app(locale_, "recipient.team_manager")); // Who reads it instead.
            else if (recipient == domain::Recipient::adviser && !subject.adviser.is_nil())
                add(worker_name(store_, subject.adviser));
            else
                add(presenter_.app(locale_, std::string("recipient.") + domain::name(recipient)));
        }
    return presenter_.app(locale_, "saved.told", { { "who", joined(names) } });
}

text::SavedView ConversationViews::saved(OpenSession const& open, flow::Answer const& answer, std::uint64_t number,
    std::vector<casefile::AlertRecord> const& alerts_with_it, store::YoungPersonRecord const& subject)
{
    text::SavedView view;
    view.session = open.record.id;
    view.id = answer.id;
    view.place = flow::to_text(answer.place);
    view.number = number;
    view.at = told(answer.at, now_, locale_);
    view.answer = presenter_.answer_in_words(*open.definition, answer, locale_);
    view.media = media_of(*open.definition, answer);
    view.told = who_was_told(alerts_with_it, subject);
    return view;
}

Result<text::ReviewView> ConversationViews::review(
    OpenSession const& open, store::YoungPersonRecord const& subject, bool may_keep)
{
    auto path = flow::follow(*open.definition, open.session);
    if (!path)
        return path.error();

    text::ReviewView view;
    view.session = open.record.id;
    view.number = open.record.number;
    view.complete = !path->waiting;
    view.state = open.record.state;
    for (auto const& visited : path->visited) {
        if (!visited.answer)
            continue;
        text::ReviewView::Line line;
        line.place = flow::to_text(visited.place);
        line.question = presenter_.present(*open.definition, open.session, *path, visited.place, locale_).words;
        line.answer = presenter_.answer_in_words(*open.definition, *visited.answer, locale_);
        line.value = flow::to_json(visited.answer->value, answer_type(*open.definition, *visited.answer));
        view.lines.push_back(std::move(line));
    }
    view.who_will_see = who_reads("review.who", open, subject);
    if (may_keep) {
        view.adviser = worker_name(store_, subject.adviser);
        view.who_sees_without = presenter_.app(locale_, "review.who_manager", { { "name", view.adviser } });
    }
    return view;
}

std::string ConversationViews::who_reads(
    std::string const& key, OpenSession const& open, store::YoungPersonRecord const& subject)
{
    if (subject.nameless)
        return presenter_.app(locale_, key + "_nameless");
    auto alerts = store_.alerts_of_session(open.record.id);
    bool past_the_adviser
        = (alerts && casefile::is_past_the_adviser(*alerts)) || is_kept_from(open.record.id, subject.adviser);
    return presenter_.app(locale_, key + (past_the_adviser ? "_manager" : "_adviser"),
        { { "name", worker_name(store_, subject.adviser) } });
}

text::SubmittedView ConversationViews::submitted(
    OpenSession const& open, store::SessionEventRecord const& event, store::YoungPersonRecord const& subject)
{
    text::SubmittedView view;
    view.session = open.record.id;
    view.number = event.number;
    view.at = told(event.at, now_, locale_);
    view.what_next = who_reads("submitted.next", open, subject);
    return view;
}

text::StoppedView ConversationViews::stopped(OpenSession const& open, store::SessionEventRecord const& event)
{
    text::StoppedView view;
    view.session = open.record.id;
    view.number = event.number;
    view.words = presenter_.app(locale_, open.session.raised.empty() ? "stopped.nothing_sent" : "stopped.alert_stands");
    return view;
}

text::NoticeView ConversationViews::notice(
    store::SessionEventRecord const& event, std::vector<domain::ReplyView> const& replies)
{
    text::NoticeView view;
    view.session = event.session;
    view.number = event.number;
    view.kind = domain::name(event.kind);
    view.at = told(event.at, now_, locale_);
    if (event.kind == domain::SessionEventKind::passed_on) {
        view.words = passed_on_words(store_, presenter_, locale_, settings_, event, now_);
        return view;
    }
    view.words = presenter_.app(locale_, std::string("notice.") + view.kind,
        { { "name", worker_name(store_, event.by) }, { "when", view.at.words } });
    for (auto const& reply : replies)
        if (reply.id.text() == event.ref)
            view.reply = reply;
    return view;
}

} // namespace sayso::app
