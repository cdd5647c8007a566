#include "exchange/pdf/papers.h"

namespace sayso::pdf {

namespace {

void add_note(std::string& notes, std::string const& note)
{
    if (note.empty())
        return;
    if (!notes.empty())
        notes += "  |  ";
    notes += note;
}

std::string joined(std::vector<std::string> const& names)
{
    std::string all;
    for (auto const& name : names)
        all += (all.empty() ? "" : ", ") + opened(name);
    return all;
}

std::string channel_in_words(domain::Channel channel)
{
    switch (channel) {
    case domain::Channel::phone:
        return "On a phone or computer";
    case domain::Channel::kiosk:
        return "On the shared screen in the office";
    case domain::Channel::terminal:
        return "In a rehearsal";
    }
    return {};
}

/// An unsent statement reaches a desk only because of an alert.
std::string sending_in_words(domain::StatementView const& statement)
{
    switch (statement.state) {
    case domain::StatementState::in_progress:
        return "Not sent: shown because of an alert";
    case domain::StatementState::stopped:
        return "Stopped by the young person: shown because of an alert";
    case domain::StatementState::submitted:
    case domain::StatementState::amended:
        break;
    }
    std::string words = statement.submitted ? dated(statement.submitted->at) : "";
    return statement.state == domain::StatementState::amended ? words + ", and changed later" : words;
}

} // namespace

std::string dated(Moment moment, text::Locale const& locale)
{
    return text::friendly_time(moment, moment + std::chrono::days(30), locale);
}

std::string opened(std::string name)
{
    for (auto& letter : name)
        if (letter == '_')
            letter = ' ';
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

void add_lines(Paper& paper, std::vector<domain::StatementLine> const& lines)
{
    for (auto const& line : lines) {
        paper.add(Style::question, line.question);
        Phrase original;
        if (line.original_answer != line.answer)
            original.text = line.original_answer;
        original.lang = line.original_lang;
        paper.add_words(line.answer, std::move(original));
        std::string notes;
        add_note(notes, dated(line.at.at));
        if (line.raised_alert)
            add_note(notes, "Raised an alert");
        if (line.off_path)
            add_note(notes, "Changed later: kept, and no longer what they say");
        add_note(notes, joined(line.matters));
        paper.add(Style::small, notes);
    }
}

void add_replies(Paper& paper, std::vector<domain::ReplyView> const& replies)
{
    for (auto const& reply : replies) {
        paper.add(Style::question, reply.by + ", " + dated(reply.at.at));
        paper.add_words(reply.words);
    }
}

Paper statement_paper(domain::StatementView const& statement, Letterhead const& letterhead)
{
    Paper paper;
    paper.title = statement.title;
    paper.subtitle = statement.young_person_name;
    paper.council = letterhead.council;
    paper.as_at = letterhead.as_at;
    paper.made = letterhead.made;

    paper.add(Style::heading, "About this statement");
    paper.add_row("Begun", dated(statement.started.at));
    paper.add_row("Sent", sending_in_words(statement));
    paper.add_row("First read", statement.read ? dated(statement.read->at) + ", by " + statement.read_by : "Not yet");
    paper.add_row("Language", statement.locale_name);
    paper.add_row("How", channel_in_words(statement.channel));
    for (auto const& entry : statement.present)
        if (auto who = entry.words.find("who"); who != entry.words.end())
            paper.add_row("There, or helped", who->second);
    paper.add_row("Script", statement.flow + ", version " + std::to_string(statement.flow_number));

    paper.add(Style::heading, "What was said");
    add_lines(paper, statement.lines);
    paper.add(Style::heading, "What was answered");
    if (statement.replies.empty())
        paper.add(Style::plain, "No reply has been sent yet.");
    add_replies(paper, statement.replies);
    return paper;
}

} // namespace sayso::pdf
