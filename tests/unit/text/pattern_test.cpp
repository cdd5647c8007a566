#include "text/pattern.h"

#include "text/icu_support.h"
#include <gtest/gtest.h>
#include <map>
#include <unicode/msgfmt.h>

namespace sayso::text {

namespace {

struct Known {
    std::map<std::string, std::string> texts { { "name", "Sam {Example}'s 'quote' #" }, { "empty", "" },
        { "kind", "cat" } };
    std::map<std::string, std::int64_t> numbers;
};

/// The oracle.
std::string by_icu(std::string const& pattern, Locale const& locale, Known const& known)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::MessageFormat format(to_unicode(pattern), icu_locale(locale), status);
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (auto const& [name, text] : known.texts) {
        names.push_back(to_unicode(name));
        values.emplace_back(to_unicode(text));
    }
    for (auto const& [name, number] : known.numbers) {
        names.push_back(to_unicode(name));
        values.emplace_back(number);
    }
    icu::UnicodeString out;
    format.format(names.data(), values.data(), static_cast<int>(names.size()), out, status);
    EXPECT_TRUE(U_SUCCESS(status)) << pattern << ": " << u_errorName(status);
    return to_utf8(out);
}

std::string by_us(std::string const& pattern, LocaleTools const& tools, Known const& known)
{
    auto parsed = Pattern::parse(pattern);
    EXPECT_TRUE(parsed.has_value()) << pattern;
    if (!parsed)
        return "";
    return parsed->format(tools, [&](std::string_view name) -> Argument {
        if (auto text = known.texts.find(std::string(name)); text != known.texts.end())
            return { text->second, text->second, {} };
        auto number = known.numbers.find(std::string(name));
        if (number == known.numbers.end())
            return {};
        return { tools.number(number->second), "", number->second };
    });
}

char const* const corpus[] = {
    "",
    "Do you have somewhere safe to sleep tonight?",
    "I don't",
    "I'd rather not say",
    "it''s two",
    "'",
    "''",
    "'''",
    "''''",
    "a'",
    "'a",
    "'{'name'}'",
    "'{name}'",
    "''{name}''",
    "'{name",
    "'{''}' {name}",
    "Hello {name}, it's me",
    "{name}{name} {  name  }",
    "# is not a number here, '#' neither",
    "a | b '|' c",
    "{empty}",
    "{n}",
    "{n, number}",
    "Dŵr {n} tŷ ‏عربي",
    "{n, plural, one {# night} other {# nights}}",
    "{n, plural, =0 {none, '{really}'} one {one'} two {two '#' #} few {few #} many {many #} zero {zero} other {# it's "
    "{name}}}",
    "{n, plural, offset:1 =0 {nobody} =1 {you} one {you and # other} other {you and # others}}",
    "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}",
    "{kind, select, cat {a cat} dog {a dog} other {a thing}}",
    "{name, select, cat {a cat} other {{n, plural, one {#} other {many # {kind}}}}}",
    "{n, plural, other {{kind, select, cat {# cats} other {x}}}}",
    "{n, plural, other {{m, plural, one {# in} other {# of}} # out}}",
};

class PatternTest : public testing::TestWithParam<std::string> { };

} // namespace

TEST_P(PatternTest, GivesTheSameBytesAsIcu)
{
    auto const& locale = locale_or_english(GetParam());
    LocaleTools tools(locale);
    for (std::string pattern : corpus)
        for (std::int64_t n :
            { 0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 21, 22, 23, 99, 100, 101, 111, 999, 1000, 1234567, -1, -3 }) {
            Known known;
            known.numbers = { { "n", n }, { "m", n + 1 } };
            ASSERT_EQ(by_us(pattern, tools, known), by_icu(pattern, locale, known))
                << pattern << " with " << n << " in " << locale.id;
        }
}

INSTANTIATE_TEST_SUITE_P(
    EveryLocale, PatternTest, testing::Values("en", "cy", "ar"), [](auto const& described) { return described.param; });

TEST(Pattern, UsesAllSixWelshAndArabicForms)
{
    std::string pattern = "{n, plural, zero {0} one {1} two {2} few {few} many {many} other {other}}";
    auto in = [&](char const* locale, std::int64_t n) {
        Known known;
        known.numbers = { { "n", n } };
        return by_us(pattern, LocaleTools(locale_or_english(locale)), known);
    };
    EXPECT_EQ(in("cy", 0) + in("cy", 1) + in("cy", 2), "012");
    EXPECT_EQ(in("cy", 3), "few");
    EXPECT_EQ(in("cy", 6), "many");
    EXPECT_EQ(in("cy", 4), "other");
    EXPECT_EQ(in("ar", 0) + in("ar", 1) + in("ar", 2), "012");
    EXPECT_EQ(in("ar", 7), "few");
    EXPECT_EQ(in("ar", 11), "many");
    EXPECT_EQ(in("ar", 100), "other");
}

TEST(Pattern, WhatIsNotKnownShowsAsNothing)
{
    LocaleTools tools(locale_or_english("en"));
    EXPECT_EQ(by_us("Hello {nobody}!", tools, {}), "Hello !");
    EXPECT_EQ(by_us("{nobody, select, a {A} other {O}}", tools, {}), "O");
    EXPECT_EQ(by_us("{nothing, plural, =0 {zero} one {# night} other {# nights}}", tools, {}), " nights");
}

TEST(Pattern, RefusesWhatIcuOrWeCanNotRead)
{
    for (auto const* pattern :
        { "{", "}{", "{name", "{n, plural, one {x}}", "{k, select, a {x}}", "{a b}", "{}", "{n, plural}", "{d, date}",
            "{d, date, long}", "{n, number, percent}", "{n, spellout}", "{n, choice, 0#none|1#one}" })
        EXPECT_FALSE(Pattern::parse(pattern).has_value()) << pattern;
    EXPECT_EQ(Pattern::parse("{n, plural, one {x}}").error().detail, "a plural or select has no \"other\"");
}

TEST(LocaleTools, JoinAListAsTheLanguageDoes)
{
    EXPECT_EQ(LocaleTools(locale_or_english("en")).list({ "tea", "milk", "bread" }), "tea, milk, bread");
    EXPECT_EQ(LocaleTools(locale_or_english("cy")).list({ "te", "llaeth" }), "te, llaeth");
    EXPECT_EQ(LocaleTools(locale_or_english("ar")).list({ "شاي", "حليب" }), "شاي وحليب");
    EXPECT_EQ(LocaleTools(locale_or_english("en")).list({}), "");
    EXPECT_EQ(LocaleTools(locale_or_english("en")).list({ "one" }), "one");
}

} // namespace sayso::text
