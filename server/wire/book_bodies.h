#pragma once

#include "domain/views.h"
#include <boost/json.hpp>
#include <string>

/// Case entries and what they come to, as JSON. Pure; any thread.
namespace sayso::wire {

std::string entry_body(domain::EntryView const& entry); // `{"entry": ...}`
std::string to_body(domain::OwnFileView const& file);
std::string to_body(domain::OwnCopyView const& copy); // "sayso-copy-1": protocol.md says what is in it.
std::string to_body(std::vector<domain::WorkerView> const& workers);
std::string to_body(std::vector<domain::ReaderView> const& readers);

/// For the .cpp files of this room.
boost::json::object entry_json(domain::EntryView const& entry);
boost::json::object due_json(domain::Due const& due);
boost::json::object line_json(domain::StatementLine const& line);
boost::json::object own_statement_json(domain::OwnStatement const& statement);
void add_book(boost::json::object& object, domain::CaseBookView const& book);

} // namespace sayso::wire
