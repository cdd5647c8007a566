#pragma once

#include "base/id.h"
#include "base/result.h"
#include "text/catalogue.h"
#include <map>
#include <string>

/// Translations as drafts and publications keep them: pure.
namespace sayso::app {

struct KeptMessage {
    std::string text;
    std::string english; // Hash of the English it fits.
    bool from_studio = false; // Written here: it goes before what came with the program.
    WorkerId still_fits; // Who said that it fits English that was put right; nil unless somebody did.
};

/// By language, then by key. Of a draft: what was changed in it. Of a publication: all words of the flow.
using KeptWords = std::map<std::string, std::map<std::string, KeptMessage, std::less<>>, std::less<>>;

/// {"cy": {"safe": {"text", "english", "from_studio"?, "still_fits"?}}}
std::string to_json(KeptWords const& words);
Result<KeptWords> words_from_json(std::string_view json); // corrupt if it makes no sense.

/// A fingerprint of the words of a translation and of the English they fit: whoever approves approves exactly that.
std::string digest_of(text::FlowTranslation const& translation);

/// The translation of a flow as it is live: what was published, and what came with the program where that fits better.
/// `installed` may be null. Nobody has approved words that differ from the installed ones.
text::FlowTranslation joined_translation(std::string const& locale, flow::Definition const& definition,
    text::FlowTranslation const* installed, KeptWords const& published);

/// The same with a draft's words in it.
text::FlowTranslation with_draft(text::FlowTranslation live, KeptWords const& draft);

/// All words of a flow as they are to be kept when it goes live.
KeptWords words_to_keep(flow::Definition const& definition, text::Translations const& live,
    KeptWords const& published_before, KeptWords const& draft);

} // namespace sayso::app
