#pragma once

#include "text/catalogue.h"
#include <string>
#include <vector>

namespace sayso::text {

/// One message as it goes to a translator and comes back.
struct TranslationRow {
    std::string in; // The flow's id, or "parts/<part>".
    std::string key;
    std::string english;
    std::string translation; // Empty: there is none yet.
    std::string state; // "missing", "stale" (made from other English) or "fits"; read by nobody who comes back.
    std::string context; // Where it is said, for the translator.
    int number = 0; // Where it stands in a file that came back, for refusals; from 1.
};

/// Every message of the flows and their parts in one language, in the order of the flows; each part once.
std::vector<TranslationRow> translation_rows(
    std::vector<flow::Published> const& flows, Translations const& translations, Locale const& locale);

/// What came back, taken in: all of it or nothing.
struct TakenIn {
    std::vector<std::string> refused; // `row 12 (housing-tonight, safe.help): the English has changed since`
    std::vector<FlowTranslation> changed; // Whole files, ready to be written. Empty if anything was refused.
    std::size_t messages = 0; // How many are new or different.
};

/// Refuses unknown flows and keys, keys given twice, rows whose English is not today's, and words that the check would
/// block. Rows without a translation are passed over. A file that changes loses its approval: nobody has read that yet.
TakenIn take_in(std::vector<TranslationRow> const& rows, std::vector<flow::Published> const& flows,
    Translations const& translations, Locale const& locale);

/// The file as it is kept: two spaces, keys in order.
std::string to_json(FlowTranslation const& translation);

} // namespace sayso::text
