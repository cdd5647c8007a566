#pragma once

#include "domain/views.h"
#include "text/present.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a conversation shows its young person: made by app, written as JSON by wire.
namespace sayso::text {

/// A conversation has begun, or was found again.
struct StartedView {
    SessionId session;
    std::uint64_t number = 0;
    std::string flow;
    std::string title;
    std::string lang;
    bool right_to_left = false;
    bool approved = true; // False: nobody has approved this translation yet; the page says so.
    domain::StatementState state = domain::StatementState::in_progress;
    std::string pause_text;
    std::optional<Words> back; // Said to somebody who comes back after a pause.
};

/// What was said since the last answer, and the next question; no question: the end is reached, review and send.
struct AskView {
    SessionId session;
    std::uint64_t number = 0;
    std::vector<Prompt> said;
    std::optional<Prompt> ask;
    int answered = 0;
    int about_left = 0;
    std::string previous; // When going back: the answer there is now, as flow::to_json gives it; else empty.
};

/// On disk. Never made before the commit returned.
struct SavedView {
    SessionId session;
    AnswerId id;
    std::string place;
    std::uint64_t number = 0;
    domain::Told at;
    std::string answer; // In words, as it will stand in the review.
    std::string told; // "We have told Sam Example." Empty if no alert left with this answer.
    std::optional<domain::MediaView> media;
};

struct ReviewView {
    struct Line {
        std::string place;
        Words question;
        std::string answer;
        std::string value; // As flow::to_json gives it.
        bool can_edit = true;
    };
    SessionId session;
    std::uint64_t number = 0;
    std::vector<Line> lines;
    std::string who_will_see; // "Sam Example, your adviser, and their manager can read this."
    std::string adviser; // Their name, if it may be kept from them; empty if not.
    std::string who_sees_without; // "A manager can read this. Sam Example can not."
    bool complete = false; // The end is reached: it may be sent.
    domain::StatementState state = domain::StatementState::in_progress;
};

struct SubmittedView {
    SessionId session;
    std::uint64_t number = 0;
    domain::Told at;
    std::string what_next; // True words on who reads it and by when.
};

struct StoppedView {
    SessionId session;
    std::uint64_t number = 0;
    std::string words;
};

/// Something that happened at the other end: read, alert_acknowledged, replied.
struct NoticeView {
    SessionId session;
    std::uint64_t number = 0;
    std::string kind;
    domain::Told at;
    std::string words; // "Read by Sam Example, today 14:05"
    std::optional<domain::ReplyView> reply;
};

} // namespace sayso::text
