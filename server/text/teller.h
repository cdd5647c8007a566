#pragma once

#include "text/present.h"
#include "text/texts.h"

/// Nobody outside this room includes it.
namespace sayso::text {

/// Keeps a name or number that is written the other way round from disturbing the sentence it is put in.
std::string isolated(std::string text, bool in_right_to_left);

/// The face of a scale that stands for a number, counted from 1; null if there is none.
flow::Option const* find_face(flow::Step const& step, std::int64_t number);

/// Puts texts of one flow into words of one language. Lives shorter than all it is given.
class Teller {
public:
    Teller(Texts& texts, flow::Definition const& definition, Locale const& locale);

    /// Without a session no argument is known.
    void know(flow::Session const& session, flow::Path const& path);

    /// What a repeat talks about here, whatever it talks about at the end of the path.
    void talk_about(std::string_view repeat, std::string item);

    /// Words of the flow as a whole: its title, its pause.
    Words words(std::string_view key, std::string_view english);

    /// Words of a step; `key` is all that follows its id.
    Words words(flow::Step const& step, std::string_view key, std::string_view english);

    /// As words(), and the English too unless a person has approved the translation.
    Words safe_words(flow::Step const& step, std::string_view key, std::string_view english);

    std::string option(flow::Step const& step, std::string_view id);
    std::string options(flow::Step const& step, std::vector<std::string> const& ids);

private:
    Words words_in(std::string_view in, std::string_view key, std::string_view english);
    std::string format(Ready const& ready);
    std::string sound_of(Ready const& ready);
    Argument argument(std::string_view name, Locale const& spoken);

    Argument tell(std::string_view name, flow::Unknown);
    Argument tell(std::string_view name, bool claim);
    Argument tell(std::string_view name, std::int64_t number);
    Argument tell(std::string_view name, Date date);
    Argument tell(std::string_view name, std::string const& text);
    Argument tell(std::string_view name, flow::EnumValue const& chosen);
    Argument tell(std::string_view name, std::vector<std::string> const& chosen);

    Texts& texts_;
    flow::Definition const& definition_;
    Locale const& locale_;
    flow::Session const* session_ = nullptr;
    flow::Path const* path_ = nullptr;
    std::string_view repeat_;
    std::string item_;
    int depth_ = 0;
    bool aloud_ = false; // Recordings say who somebody is to the person, not their name.
};

} // namespace sayso::text
