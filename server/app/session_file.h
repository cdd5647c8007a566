#pragma once

#include "app/authority.h"
#include "app/flow_library.h"
#include "domain/people.h"
#include "domain/views.h"
#include "flow/engine.h"
#include "store/store.h"
#include "text/present.h"
#include <string>
#include <vector>

/// Between sealed rows and the engine's session: the only place that knows how one becomes the other.
namespace sayso::app {

/// A stored conversation with its seals open.
struct OpenSession {
    OpenSession(store::SessionRecord record_, flow::Published definition_, flow::Session session_,
        std::vector<store::AnswerRecord> rows_, std::vector<casefile::AlertRecord> alerts_)
        : record(std::move(record_))
        , definition(std::move(definition_))
        , session(std::move(session_))
        , rows(std::move(rows_))
        , alerts(std::move(alerts_))
    {
    }
    store::SessionRecord record;
    flow::Published definition;
    flow::Session session;
    std::vector<store::AnswerRecord> rows; // In the order of session.answers.
    std::vector<casefile::AlertRecord> alerts; // Raised so far.
};

/// Fails with corrupt if a seal, an answer or the version does not fit.
Result<OpenSession> open_session(
    store::Store& store, FlowLibrary& flows, vault::KeyHandle const& key, store::SessionRecord record);

/// What a flow may ask about the person, fixed when the conversation begins.
using Inputs = std::map<std::string, flow::Value, std::less<>>;
/// Where seals live, for whoever looks a backup over.
vault::Cell inputs_cell(SessionId session);
vault::Cell details_cell(YoungPersonId person);

vault::Sealed seal_inputs(vault::KeyHandle const& key, SessionId session, Inputs const& inputs);

vault::Sealed seal_answer(vault::KeyHandle const& key, SessionId session, AnswerId answer, std::string_view json);

vault::Sealed seal_details(vault::KeyHandle const& key, YoungPersonId person, domain::PersonalDetails const& details);
Result<domain::PersonalDetails> open_details(vault::KeyHandle const& key, store::YoungPersonRecord const& person);

vault::Sealed seal_reply(vault::KeyHandle const& key, ReplyId reply, std::string_view words);

/// What they like to be called, else their full name.
std::string shown_name(domain::PersonalDetails const& details);

/// One row for each word of their names.
std::vector<store::NameIndexRecord> name_index(
    vault::Vault const& vault, YoungPersonId person, domain::PersonalDetails const& details);

/// When the young person last said something in this conversation; what workers do to it does not count.
Result<Moment> last_said(store::Store& store, store::SessionRecord const& session);

/// Whole weeks since they were last heard from, once it is long; nothing for somebody never heard from.
std::optional<int> weeks_of_silence(std::optional<Moment> last, Moment now, int long_silence);

/// The photo, voice note or drawing that an answer names, if it does.
std::optional<domain::MediaView> media_of(flow::Definition const& definition, flow::Answer const& answer);

/// The name of the answer's type at its step ("choice", "text" ...), for flow::to_json; empty if the step is gone.
std::string answer_type(flow::Definition const& definition, flow::Answer const& answer);

/// Whole years on a day; nothing if the birthday is not on file.
std::optional<int> age_on(std::optional<Date> born, Date today);

/// A worker's display name, or "a worker who has left".
std::string worker_name(store::Store& store, WorkerId worker);

/// Replies with their words opened. Times are told in `locale`.
Result<std::vector<domain::ReplyView>> open_replies(
    store::Store& store, vault::KeyHandle const& key, SessionId session, Moment now, text::Locale const& locale);

domain::Told told(Moment at, Moment now, text::Locale const& locale);

} // namespace sayso::app
