#pragma once

#include "base/result.h"
#include "base/time.h"
#include <string>
#include <string_view>
#include <vector>

/// Something to print, hand over or keep: made of plain texts, drawn as PDF.
namespace sayso::pdf {

/// Text in one language. Whatever stands in it is drawn as text.
struct Phrase {
    std::string text;
    std::string lang; // "ar"; empty: the language of the paper.
};

enum class Style {
    heading, // A part of the paper; a bookmark.
    subheading, // A part of that; a bookmark below it.
    question, // What was asked: stays with what follows.
    words, // What somebody said, word for word: set off by a line beside it.
    plain,
    small, // When, who, how: beside what matters more.
    row, // A name in `text`, what it is in `beside`. Rows that follow each other are one list.
    point, // One of a list.
};

struct Block {
    Style style = Style::plain;
    Phrase text;
    Phrase beside = {}; // Of `words`: the same as it was first said. Empty: there is none.
};

struct Paper {
    std::string title;
    std::string subtitle; // Whom it is about; drawn, never in the title that a program shows.
    std::string council;
    std::string as_at; // "As at 22 November 2026, 14:05"
    std::string numbering = "Page {page} of {pages}";
    std::string lang = "en-GB";
    bool right_to_left = false;
    Moment made;
    std::vector<Block> blocks;

    void add(Style style, std::string text, std::string lang_of_text = {});
    void add_row(std::string name, std::string value); // Nothing if there is no value.
    void add_words(std::string text, Phrase original = {});
};

/// A tagged PDF: structure, language, bookmarks, text that can be searched and copied. No text makes it fail or is taken
/// for markup. Fails with unavailable if memory or fonts are lacking. Slow (up to a second for a long file): not for the
/// network thread. Threads: any.
Result<std::string> draw(Paper const& paper);

/// What can be drawn of `text`: well-formed, with signs in place of control characters. Line breaks stay.
std::string legible(std::string_view text);

} // namespace sayso::pdf
