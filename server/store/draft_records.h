#pragma once

#include "base/id.h"
#include "domain/drafts.h"
#include <string>
#include <vector>

/// Rows of the studio. Flows are texts for everybody: nothing in them is sealed, and nothing in them is about a person.
namespace sayso::store {

/// A flow being changed: its file as text, and the translations changed with it.
struct DraftRecord {
    DraftId id;
    std::string flow;
    domain::DraftState state = domain::DraftState::draft;
    std::uint64_t revision = 0; // Of the last write.
    WorkerId author;
    std::vector<WorkerId> editors; // Who wrote in it, the author too if they did.
    WorkerId approved_by;
    std::string base; // The version that was live when it was begun, or last submitted.
    std::string yaml;
    std::string translations; // JSON; app/studio_words.h says how.
    std::string note; // What was last said with it: why it was refused, say.
    Moment created;
    Moment changed;
};

/// One time a flow went live. History is only ever added to.
struct PublicationRecord {
    PublicationId id;
    std::string flow;
    domain::WentLive how = domain::WentLive::published;
    std::string version;
    int number = 1; // `version:` in the file.
    int highest = 1; // The highest number there had been of this flow: an installed file with a higher one is newer.
    std::string yaml;
    std::string translations; // Those of the whole flow, as JSON.
    DraftId draft; // Nil unless published from one.
    WorkerId author; // Nil unless published from a draft.
    WorkerId approved_by;
    WorkerId by; // Nil if it came with the program.
    std::string reason; // Of a roll back.
    Moment at;
};

/// A person stands behind a translation, in exactly these words.
struct TranslationApprovalRecord {
    std::string locale;
    std::string in; // A flow, or "parts/<part>".
    std::string digest; // Of the words; others need another approval.
    WorkerId by;
    Moment at;
};

} // namespace sayso::store
