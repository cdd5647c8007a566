#pragma once

#include "domain/views.h"
#include "exchange/pdf/paper.h"
#include "text/locale.h"
#include <functional>
#include <map>

/// What becomes of a view on paper. For a worker: in English, with the words as they were first said beside it.
namespace sayso::pdf {

/// What stands on every paper of a council.
struct Letterhead {
    std::string council;
    std::string as_at;
    Moment made;
};

/// One conversation: who said what and when, who has read it, what was answered.
Paper statement_paper(domain::StatementView const& statement, Letterhead const& letterhead);

/// All of a case file that its reader may see.
Paper case_file_paper(domain::CaseFileView const& file, Letterhead const& letterhead);

/// A message of i18n/<locale>/app.json in the reader's language.
using Say = std::function<std::string(std::string const& key, std::map<std::string, std::string> const& arguments)>;

/// Everything about a young person, for them to keep.
Paper own_copy_paper(domain::OwnCopyView const& copy, Say const& say, text::Locale const& locale);

/// "22 November 2026, 14:05": paper outlives "today".
std::string dated(Moment moment, text::Locale const& locale = text::locale_or_english("en"));

/// "not_done" to "Not done".
std::string opened(std::string name);

/// The questions and answers of a conversation, without a heading.
void add_lines(Paper& paper, std::vector<domain::StatementLine> const& lines);

void add_replies(Paper& paper, std::vector<domain::ReplyView> const& replies);

} // namespace sayso::pdf
