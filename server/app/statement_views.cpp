#include "app/statement_views.h"

#include "app/rows.h"
#include "flow/answer_check.h"
#include <algorithm>
#include <set>

namespace sayso::app {

namespace {

/// The answers that count now: the latest for each place on the path.
std::set<AnswerId> answers_on_path(flow::Path const& path)
{
    std::set<AnswerId> ids;
    for (auto const& visited : path.visited)
        if (visited.answer)
            ids.insert(visited.answer->id);
    return ids;
}

bool is_own_words(flow::Step const& step, flow::AnswerValue const& value)
{
    bool typed = step.type == flow::AskType::text || step.type == flow::AskType::phone;
    return value.state == flow::AnswerState::given && (typed || flow::is_in_words(step, value));
}

std::string step_of(std::string const& place)
{
    return place.substr(0, place.find('#'));
}

} // namespace

bool has_reached_the_desk(store::SessionRecord const& record)
{
    return was_sent(record) || record.top_level.has_value();
}

std::string opened_out(std::string const& name)
{
    std::string words = name;
    std::replace(words.begin(), words.end(), '_', ' ');
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

Result<std::vector<domain::StatementLine>> statement_lines(OpenSession const& open, FlowLibrary& flows,
    text::Presenter& presenter, Moment now, text::Locale const& reader)
{
    auto const& definition = *open.definition;
    auto path = flow::follow(definition, open.session);
    if (!path)
        return path.error();
    auto on_path = answers_on_path(*path);
    auto const& original = text::locale_or_english(open.record.locale);

    std::vector<domain::StatementLine> lines;
    for (auto const& answer : open.session.answers) {
        auto const* step = definition.find(answer.place.step);
        if (!step)
            return fail(Errc::corrupt, "an answer to a step this version lacks");
        domain::StatementLine line;
        line.place = flow::to_text(answer.place);
        line.question = presenter.present(definition, open.session, *path, answer.place, reader).words.text;
        line.answer = presenter.answer_in_words(definition, answer, reader);
        line.own_words = is_own_words(*step, answer.value);
        line.media = media_of(definition, answer);
        if (original.id != reader.id && !line.own_words) {
            line.original_answer = presenter.answer_in_words(definition, answer, original);
            line.original_lang = original.id;
            line.right_to_left = original.right_to_left;
        }
        line.off_path = !on_path.contains(answer.id);
        if (auto field = flows.fields().find(step->file); field != flows.fields().end()) {
            line.field_label = field->second.label;
            for (auto matter : field->second.matters)
                line.matters.push_back(domain::name(matter));
        }
        line.at = told(answer.at, now, reader);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<domain::StatementLine> lines_with(
    casefile::AlertRecord const& alert, std::vector<domain::StatementLine> const& lines)
{
    std::vector<domain::StatementLine> belonging;
    for (auto const& line : lines) {
        bool raised_it = line.place == alert.place && line.at.at == alert.raised;
        bool added = std::find(alert.add.begin(), alert.add.end(), step_of(line.place)) != alert.add.end();
        if (!raised_it && !(added && !line.off_path))
            continue;
        belonging.push_back(line);
        belonging.back().raised_alert = raised_it;
    }
    return belonging;
}

std::string alert_title(FlowLibrary& flows, store::SessionRecord const& session, std::string const& alert)
{
    if (auto definition = flows.version(session.version))
        if (auto const* rule = (*definition)->find_alert(alert); rule && !rule->title.empty())
            return rule->title;
    return opened_out(alert);
}

domain::AlertView alert_view(store::Store& store, casefile::AlertRecord const& alert, std::string const& title,
    std::string const& name, Moment now)
{
    auto const& english = text::locale_or_english("en");
    domain::AlertView view;
    view.id = alert.id;
    view.session = alert.session;
    view.young_person = alert.subject;
    view.young_person_name = name;
    view.name = alert.name;
    view.title = title;
    view.level = alert.level;
    view.raised = told(alert.raised, now, english);
    view.acknowledge_by = told(alert.acknowledge_by, now, english);
    view.overdue = casefile::overdue(alert, now);
    if (alert.acknowledged) {
        view.acknowledged = told(*alert.acknowledged, now, english);
        view.acknowledged_by = worker_name(store, alert.acknowledged_by);
    }
    auto steps = store.alert_steps(alert.id);
    for (auto const& step : steps ? *steps : std::vector<casefile::AlertStep>())
        view.passed_on.push_back({ step.to, opened_out(domain::name(step.to)), told(step.at, now, english) });
    return view;
}

Result<domain::StatementView> statement_view(store::Store& store, FlowLibrary& flows, text::Presenter& presenter,
    OpenSession const& open, vault::KeyHandle const& key, std::string const& name, Moment now)
{
    auto const& english = text::locale_or_english("en");
    auto lines = statement_lines(open, flows, presenter, now);
    if (!lines)
        return lines.error();
    auto replies = open_replies(store, key, open.record.id, now, english);
    if (!replies)
        return replies.error();
    for (auto& line : *lines)
        for (auto const& alert : open.alerts)
            line.raised_alert = line.raised_alert || (alert.place == line.place && alert.raised == line.at.at);

    domain::StatementView view;
    view.session = open.record.id;
    view.young_person = open.record.subject;
    view.young_person_name = name;
    view.flow = open.record.flow;
    view.flow_number = open.definition->number;
    view.version = open.record.version;
    view.title = presenter.title(*open.definition, english);
    view.locale = open.record.locale;
    view.locale_name = text::locale_or_english(open.record.locale).own_name;
    view.channel = open.record.channel;
    view.state = open.record.state;
    view.top_level = open.record.top_level;
    view.started = told(open.record.started, now, english);
    if (open.record.submitted)
        view.submitted = told(*open.record.submitted, now, english);
    if (open.record.read) {
        view.read = told(*open.record.read, now, english);
        view.read_by = worker_name(store, open.record.read_by);
    }
    view.lines = std::move(*lines);
    view.replies = std::move(*replies);
    return view;
}

} // namespace sayso::app
