#pragma once

#include "casefile/alert_step.h"
#include "casefile/entry.h"
#include "casefile/routing.h"
#include "domain/case.h"
#include "domain/kiosk_id.h"
#include "domain/people.h"
#include "vault/audit_chain.h"
#include "vault/vault.h"
#include <optional>
#include <string>
#include <vector>

namespace sayso::store {

/// The rows that a Change writes and the reads give back. Plain values; words are always vault::Sealed.

struct YoungPersonRecord {
    YoungPersonId id;
    AuthorityId authority;
    TeamId team;
    WorkerId adviser; // Nil for a nameless visitor.
    bool nameless = false; // A visitor at a kiosk: nobody knows who.
    vault::Sealed details; // domain::PersonalDetails as JSON; empty for a visitor.
    std::string case_number_index; // Blind index; empty for a visitor.
    Moment created;
};

/// A conversation as stored; its answers are AnswerRecords.
struct SessionRecord {
    SessionId id;
    AuthorityId authority;
    YoungPersonId subject;
    std::string flow;
    std::string version;
    std::string locale;
    domain::Channel channel = domain::Channel::phone;
    domain::StatementState state = domain::StatementState::in_progress;
    std::uint64_t number = 0; // Of the last event: each answer and each SessionEvent has the next one.
    Date today; // The day it began, in England: fixed for replay.
    vault::Sealed inputs;
    Moment started;
    Moment changed;
    std::optional<Moment> submitted;
    std::optional<Moment> read; // First read by a worker.
    WorkerId read_by;
    std::optional<domain::Level> top_level; // The most pressing alert raised; none if none.
};

struct AnswerRecord {
    SessionId session;
    std::uint64_t number = 0; // In the session, shared with SessionEvents.
    AnswerId id; // The client's.
    std::string place;
    bool edit = false;
    vault::Sealed value; // flow::to_json(...), under the cell {"answer", "value", "<session id>/<answer id>"}.
    std::string digest; // Blind index of the content: same id with other content is an error.
    Moment at;
};

struct SessionEventRecord {
    SessionId session;
    std::uint64_t number = 0; // Given by the store.
    domain::SessionEventKind kind = domain::SessionEventKind::submitted;
    std::string ref; // A reply or alert id, or empty.
    WorkerId by;
    Moment at;
};

struct ReplyRecord {
    ReplyId id; // Made by the client, so that a repeat is one reply.
    SessionId session;
    YoungPersonId subject;
    WorkerId by;
    vault::Sealed words; // Cell {"reply", "words", "<reply id>"}.
    std::string digest;
    Moment at;
};

/// One casefile::Entry as stored: its words sealed, the rest findable.
struct CaseEntryRecord {
    EntryId id; // Made by the client, so that a repeat is one entry.
    YoungPersonId subject;
    SessionId session;
    casefile::EntryKind kind = casefile::EntryKind::comment;
    std::string about;
    std::string matter;
    std::string owner;
    std::optional<Date> due;
    std::optional<Date> happened;
    std::string state;
    WorkerId by;
    vault::Sealed words; // A JSON object of texts, cell {"case_entry", "words", "<entry id>"}.
    std::string digest; // Blind index of the content: same id with other content is an error.
    Moment at;
};

/// One word of somebody's name, as a keyed hash: how a name is found without being stored.
struct NameIndexRecord {
    YoungPersonId subject;
    std::string word_index;
};

/// A one-time code an adviser gave to a young person.
struct CodeRecord {
    CodeId id;
    std::string code_index; // Blind index of the code: the code itself is stored nowhere.
    YoungPersonId subject;
    WorkerId issued_by;
    Moment issued;
    Moment expires;
    std::optional<Moment> used;
};

/// Someone signed in: the cookie's token is stored only as a hash.
struct SignInRecord {
    SignInId id;
    std::string token_index;
    domain::Role role = domain::Role::visitor;
    AuthorityId authority;
    TeamId team;
    WorkerId worker;
    YoungPersonId young_person;
    Moment created;
    Moment expires;
    std::optional<Moment> ended;
    KioskId kiosk {}; // Made at that screen; nil for everywhere else.
    std::optional<Moment> visit {}; // As domain::Actor::visit.
};

struct FlowVersionRecord {
    std::string version;
    std::string flow;
    int number = 1;
    std::string canonical_json;
    Moment published;
};

struct OutboxRecord {
    OutboxId id;
    std::string kind; // casefile::Notice::kind
    AuthorityId authority;
    YoungPersonId subject;
    SessionId session;
    std::string ref;
    domain::Level level = domain::Level::routine;
    Moment created;
};

/// How much what was typed in a conversation looks as if somebody should look soon. Only ever reorders a list.
struct ScanRecord {
    SessionId session;
    int level = 0; // 0, 1 or 2: the highest of all its texts.
    std::string version; // Of the list of phrases that gave it.
};

struct AuditRecord {
    std::uint64_t number = 0;
    vault::AuditEntry entry;
    vault::ChainHash hash {};
};

/// What the database is: written once by initialise(), checked at every start.
struct AuthorityRecord {
    AuthorityId id;
    std::string name; // "Exampleshire County Council"
    bool demo = false; // Every page says so; never changes.
};

} // namespace sayso::store
