#pragma once

#include "wire/http_requests.h"
#include <string>
#include <vector>

/// What the studio asks over HTTP. As strict as everything else. Pure; any thread.
namespace sayso::wire {

struct BeginDraftBody {
    std::string flow;
};

struct WriteWordsBody {
    std::string hash;
    std::string key;
    std::string locale;
    std::string text;
};

struct StillFitsBody {
    std::string hash;
    std::string key;
    std::string locale; // "*": every language.
};

struct WriteFileBody {
    std::string hash;
    std::string yaml;
};

struct MoveBody {
    std::string hash;
    std::string note; // May be left out.
};

struct PreviewBody {
    struct Answer {
        std::string place;
        std::string value; // JSON; flow::parse_answer says whether it is one.
    };
    std::string locale;
    bool easy = false;
    bool nameless = false;
    Date today;
    std::vector<Answer> answers;
};

struct RollBackBody {
    std::string version;
    std::string reason;
};

struct ApproveTranslationBody {
    std::string in; // A flow, or "parts/<part>".
    std::string locale;
    std::string hash;
};

ParsedBody<BeginDraftBody> parse_begin_draft_body(std::string_view text);
ParsedBody<WriteWordsBody> parse_write_words_body(std::string_view text);
ParsedBody<StillFitsBody> parse_still_fits_body(std::string_view text);
ParsedBody<WriteFileBody> parse_write_file_body(std::string_view text);
ParsedBody<MoveBody> parse_move_body(std::string_view text);
ParsedBody<PreviewBody> parse_preview_body(std::string_view text);
ParsedBody<RollBackBody> parse_roll_back_body(std::string_view text);
ParsedBody<ApproveTranslationBody> parse_approve_translation_body(std::string_view text);

} // namespace sayso::wire
