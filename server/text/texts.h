#pragma once

#include "text/catalogue.h"
#include "text/pattern.h"
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

/// Parsed texts, kept. Nobody outside this room includes it.
namespace sayso::text {

/// A text ready to be put together in the language it is really in.
struct Ready {
    Pattern pattern;
    Locale const* locale;
    bool approved = true;
};

/// Which text: the same English in another flow, place or language is another.
struct TextKey {
    std::string locale, flow, key, english;
    bool operator==(TextKey const&) const = default;
};

struct TextKeyView {
    std::string_view locale, flow, key, english;
};

struct TextKeyHash {
    using is_transparent = void;
    std::size_t operator()(TextKeyView const& view) const
    {
        std::hash<std::string_view> hash;
        return ((hash(view.english) * 31 + hash(view.key)) * 31 + hash(view.flow)) * 31 + hash(view.locale);
    }
    std::size_t operator()(TextKey const& key) const
    {
        return (*this)(TextKeyView { key.locale, key.flow, key.key, key.english });
    }
};

struct TextKeyEqual {
    using is_transparent = void;
    bool operator()(TextKey const& left, TextKey const& right) const { return left == right; }
    bool operator()(TextKeyView const& left, TextKey const& right) const
    {
        return left.english == right.english && left.key == right.key && left.flow == right.flow
            && left.locale == right.locale;
    }
    bool operator()(TextKey const& left, TextKeyView const& right) const { return (*this)(right, left); }
};

/// Finds the words for a text in a language, and keeps them parsed. One per thread.
class Texts {
public:
    explicit Texts(Translations const& translations);

    static Locale const& english() { return locales().front(); }
    LocaleTools const& tools_of(Locale const& locale) const;

    /// Words of a flow, or of a part ("parts/<part>"): translated if the translation was made from exactly this
    /// English, else that English.
    Ready const& flow_text(
        std::string_view in, std::string_view key, std::string_view english_text, Locale const& locale);

    /// Words of the pages.
    Ready const& app_text(Locale const& locale, std::string_view key);
    bool has_app_text(std::string_view key) const;

    bool has_sounds() const { return !translations_.sounds.empty(); }

    /// The name of the recording of these words; empty if there is none.
    std::string sound_of(std::string_view locale, std::string_view words) const;

private:
    Ready make_flow_text(
        std::string_view flow, std::string_view key, std::string_view english_text, Locale const& locale) const;
    Ready make_app_text(Locale const& locale, std::string_view key) const;

    Translations const& translations_;
    std::map<std::string, LocaleTools, std::less<>> tools_;
    // Only authors' words are kept here, never what a person typed, so published flows bound the size.
    std::unordered_map<TextKey, Ready, TextKeyHash, TextKeyEqual> flow_texts_, app_texts_;
};

} // namespace sayso::text
