#include "exchange/pdf/papers.h"

namespace sayso::pdf {

namespace {

void add_answers(Paper& paper, domain::CopiedStatement const& said)
{
    for (auto const& line : said.lines) {
        paper.add(Style::question, line.question);
        // As they said it: their own copy needs no translation of it.
        bool own = !line.original_answer.empty();
        paper.add(Style::words, own ? line.original_answer : line.answer, own ? line.original_lang : "");
        paper.add(Style::small, line.at.words);
    }
}

void add_promises(Paper& paper, std::vector<domain::ActionView> const& actions, CopyWords const& words)
{
    for (auto const& action : actions) {
        paper.add(Style::question, action.owner_name + ", " + action.at.words);
        paper.add_words(action.what);
        if (action.due)
            paper.add(Style::small, action.due->words);
        if (!action.what_changed.empty()) {
            paper.add(Style::small, words.we_did);
            paper.add_words(action.what_changed);
        }
    }
}

} // namespace

Paper own_copy_paper(domain::OwnCopyView const& copy, CopyWords const& words, Letterhead const& letterhead)
{
    Paper paper;
    paper.title = words.title;
    paper.subtitle = copy.name;
    paper.council = letterhead.council;
    paper.as_at = copy.made.words;
    paper.made = letterhead.made;
    paper.lang = words.lang;
    paper.right_to_left = words.right_to_left;
    paper.numbering = "{page} / {pages}";
    paper.add(Style::plain, words.lead);
    for (std::size_t i = 0; i < copy.words.size() && i < copy.file.statements.size(); ++i) {
        auto const& statement = copy.file.statements[i];
        paper.add(Style::heading, statement.title);
        if (statement.submitted)
            paper.add(Style::small, statement.submitted->words);
        add_answers(paper, copy.words[i]);
        if (statement.read)
            paper.add(Style::small, statement.read_by + ", " + statement.read->words);
        add_replies(paper, statement.replies);
        add_promises(paper, statement.actions, words);
    }
    paper.add(Style::heading, words.readers);
    for (auto const& reader : copy.readers)
        paper.add_row(reader.who, reader.title.empty() ? reader.at.words : reader.title + ", " + reader.at.words);
    return paper;
}

} // namespace sayso::pdf
