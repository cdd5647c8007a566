#include "exchange/pdf/papers.h"

namespace sayso::pdf {

namespace {

std::string join(std::initializer_list<std::string> parts)
{
    std::string all;
    for (auto const& part : parts)
        if (!part.empty())
            all += (all.empty() ? "" : "  |  ") + part;
    return all;
}

std::string due_in_words(std::optional<domain::Due> const& due)
{
    if (!due)
        return {};
    return "By " + due->words + (due->overdue ? " (overdue)" : "");
}

/// One entry: who, when, and each of its texts.
void add_entry(Paper& paper, domain::EntryView const& entry)
{
    paper.add(Style::question,
        join({ opened(entry.kind), opened(entry.state), entry.owner_name, due_in_words(entry.due),
            entry.happened ? "Happened " + entry.happened->words : "" }));
    for (auto const& [field, words] : entry.words) {
        bool only_one = entry.words.size() == 1;
        if (!only_one)
            paper.add(Style::question, opened(field));
        paper.add_words(words);
    }
    paper.add(Style::small, join({ entry.by, dated(entry.at.at) }));
}

void add_action(Paper& paper, domain::ActionView const& action, std::string const& state)
{
    paper.add(Style::question, join({ opened(state), action.owner_name, due_in_words(action.due) }));
    paper.add_words(action.what);
    if (!action.what_changed.empty())
        paper.add(Style::plain, "What changed: " + action.what_changed);
    if (!action.said.empty() || !action.comment.empty())
        paper.add(Style::question, join({ "The young person says", opened(action.said) }));
    if (!action.comment.empty())
        paper.add_words(action.comment);
    paper.add(Style::small, dated(action.at.at));
}

void add_about(Paper& paper, domain::CaseFileView const& file)
{
    paper.add(Style::heading, "About");
    paper.add_row("Full name", file.full_name);
    paper.add_row("Born", file.born + (file.age ? " (" + std::to_string(*file.age) + ")" : ""));
    paper.add_row("Personal adviser", file.adviser);
    paper.add_row("Team", file.team);
    if (auto const& status = file.book.status) {
        paper.add_row("Leaving-care status", join({ status->title, opened(status->asserted_by), dated(status->at.at) }));
        paper.add_row("What it rests on", status->rule);
    }
    if (auto const& household = file.book.household) {
        auto who = household->words.find("who");
        paper.add_row("Lives with",
            join({ opened(household->state), who == household->words.end() ? "" : who->second }));
    }
    for (auto const& contact : file.book.contacts)
        paper.add_row("Contact (" + contact.state + ")", join({ contact.name, contact.relation, contact.phone }));
}

void add_alerts(Paper& paper, domain::CaseFileView const& file)
{
    if (file.alerts.empty())
        return;
    paper.add(Style::heading, "Alerts");
    for (auto const& alert : file.alerts) {
        paper.add(Style::subheading, alert.title);
        paper.add_row("Raised", dated(alert.raised.at));
        paper.add_row("Acknowledged",
            alert.acknowledged ? dated(alert.acknowledged->at) + ", by " + alert.acknowledged_by
                               : "Not yet; due " + dated(alert.acknowledge_by.at));
        add_lines(paper, alert.lines);
    }
}

void add_plan(Paper& paper, domain::PlanView const& plan)
{
    paper.add(Style::heading, "Pathway plan");
    paper.add_row("Review due", plan.review_due ? plan.review_due->words : "");
    paper.add_row("Review asked for", plan.review_asked ? dated(plan.review_asked->at.at) : "");
    paper.add_row("Last review", plan.last_review ? dated(plan.last_review->at.at) : "");
    bool empty = true;
    for (auto const& matter : plan.matters) {
        if (matter.views.empty() && matter.actions.empty())
            continue;
        empty = false;
        paper.add(Style::subheading, matter.title);
        for (auto const& view : matter.views)
            add_entry(paper, view);
        for (auto const& planned : matter.actions) {
            add_action(paper, planned.action, planned.action.state);
            if (planned.agreed)
                paper.add(Style::plain,
                    *planned.agreed ? "The young person agrees with this." : "The young person does not agree with this.");
        }
    }
    if (empty)
        paper.add(Style::plain, "Nothing has been planned yet.");
}

void add_adult_care(Paper& paper, std::vector<domain::AdultCareView> const& rows)
{
    bool any = false;
    for (auto const& row : rows)
        any = any || !row.state.empty();
    if (!any)
        return;
    paper.add(Style::heading, "Preparing for adult care");
    for (auto const& row : rows)
        paper.add_row(row.title, row.state.empty() ? "Nobody has said" : opened(row.state));
}

void add_statements(Paper& paper, std::vector<domain::StatementView> const& statements)
{
    paper.add(Style::heading, "Statements");
    if (statements.empty())
        paper.add(Style::plain, "Nothing has been sent yet.");
    for (auto const& statement : statements) {
        paper.add(Style::subheading, statement.title);
        paper.add_row("Sent", statement.submitted ? dated(statement.submitted->at) : "Not sent");
        paper.add_row("Language", statement.locale_name);
        paper.add_row("First read", statement.read ? dated(statement.read->at) + ", by " + statement.read_by : "Not yet");
        add_lines(paper, statement.lines);
        add_replies(paper, statement.replies);
    }
}

} // namespace

Paper case_file_paper(domain::CaseFileView const& file, Letterhead const& letterhead)
{
    Paper paper;
    paper.title = "Case file";
    paper.subtitle = file.name;
    paper.council = letterhead.council;
    paper.as_at = letterhead.as_at;
    paper.made = letterhead.made;

    add_about(paper, file);
    add_alerts(paper, file);
    if (!file.book.actions.empty()) {
        paper.add(Style::heading, "What was promised");
        for (auto const& action : file.book.actions)
            add_action(paper, action, action.state);
    }
    add_plan(paper, file.book.plan);
    add_adult_care(paper, file.book.adult_care);
    if (!file.book.referrals.empty()) {
        paper.add(Style::heading, "Referrals");
        for (auto const& referral : file.book.referrals) {
            add_entry(paper, referral.made);
            for (auto const& state : referral.states)
                add_entry(paper, state);
        }
    }
    add_statements(paper, file.statements);
    if (!file.book.entries.empty()) {
        paper.add(Style::heading, "Everything written, newest first");
        for (auto const& entry : file.book.entries)
            add_entry(paper, entry);
    }
    if (!file.tasks.empty()) {
        paper.add(Style::heading, "Tasks");
        for (auto const& task : file.tasks)
            paper.add(Style::point, join({ task.title, task.to, task.due }));
    }
    paper.add(Style::heading, "Chronology");
    for (auto const& entry : file.chronology)
        paper.add_row(dated(entry.at.at), entry.title);
    return paper;
}

} // namespace sayso::pdf
