#pragma once

#include "flow/engine.h"
#include "flow/load.h"
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace sayso::flow {

inline std::string read_text(std::string const& path)
{
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    EXPECT_TRUE(stream) << path;
    return text.str();
}

/// The example of the design: somewhere to stay tonight.
inline std::string example_yaml()
{
    return read_text(SAYSO_SOURCE_DIR "/tests/unit/flow/example/housing-tonight.yaml");
}

inline Fields example_fields()
{
    auto file = SAYSO_SOURCE_DIR "/tests/unit/flow/example/fields.yaml";
    return load_fields(file, read_text(file)).fields;
}

/// The text with `from` replaced once; fails the test if it is not there.
inline std::string changed(std::string text, std::string const& from, std::string const& to)
{
    auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << "not in the flow: " << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

inline Definition load_good(std::string const& yaml)
{
    auto loaded = load_flow("test.yaml", yaml);
    for (auto const& problem : loaded.problems)
        ADD_FAILURE() << to_text(problem);
    return loaded.definition.value_or(Definition {});
}

inline Definition example()
{
    return load_good(example_yaml());
}

/// A flow of these steps, with nothing else in it but one alert.
inline std::string flow_of(std::string const& steps, std::string const& head = "")
{
    return "flow: small\nformat: 1\ntitle: \"Small\"\n" + head
        + "alerts:\n  told: {level: soon, to: [adviser], ack_in: 2h, else: duty_team}\nsteps:\n" + steps;
}

inline Date day(int year, unsigned month, unsigned number)
{
    return Date { std::chrono::year { year }, std::chrono::month { month }, std::chrono::day { number } };
}

inline Session begin(Definition const& definition)
{
    Session session;
    session.flow = definition.id;
    session.version = definition.version;
    session.today = day(2026, 11, 22);
    return session;
}

inline AnswerValue given(char const* text)
{
    return { AnswerState::given, std::string(text) };
}
inline AnswerValue given(std::int64_t number)
{
    return { AnswerState::given, number };
}
inline AnswerValue given(int number)
{
    return { AnswerState::given, std::int64_t { number } };
}
inline AnswerValue given(Date date)
{
    return { AnswerState::given, date };
}
inline AnswerValue given(std::vector<std::string> ids)
{
    return { AnswerState::given, std::move(ids) };
}
inline AnswerValue skipped()
{
    return { AnswerState::skipped, {} };
}
inline AnswerValue dont_know()
{
    return { AnswerState::dont_know, {} };
}
inline AnswerValue cleared()
{
    return { AnswerState::cleared, {} };
}

inline Result<Turn> try_answer(Definition const& definition, Session const& session, Place place, AnswerValue value)
{
    Answer answer { {}, std::move(place), std::move(value), {} };
    auto count = session.answers.size() + 1;
    std::array<std::uint8_t, 16> bytes {};
    bytes[14] = static_cast<std::uint8_t>(count >> 8);
    bytes[15] = static_cast<std::uint8_t>(count);
    answer.id = AnswerId::from_bytes(bytes);
    return advance(definition, session, std::move(answer));
}

/// Answers, and keeps the session; fails the test if the answer is refused.
inline Turn answer(Definition const& definition, Session& session, std::string const& place, AnswerValue value)
{
    auto turn = try_answer(definition, session, parse_place(place).value(), std::move(value));
    if (!turn) {
        ADD_FAILURE() << place << ": " << turn.error().detail;
        return {};
    }
    session = turn->session;
    return *turn;
}

} // namespace sayso::flow
