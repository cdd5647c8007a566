// Every transcript must come out exactly as it is written, however often the line drops and whatever is changed after.
#include "flow/load.h"
#include "flow/samples.h"
#include "tests/transcripts/repository.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>

namespace sayso::transcripts {
namespace {

using namespace sayso::flow;

std::vector<Published> const& flows()
{
    static auto const loaded = all_flows();
    return loaded;
}

/// The flow as the runtime has it: read back from what was published.
Definition as_published(Definition const& definition)
{
    return from_canonical_json(canonical_json(definition), definition.version).value();
}

std::string test_name(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
    return text;
}

TEST(Flows, AllCanBePublished)
{
    auto checked = load_flows({ SAYSO_SOURCE_DIR "/flows" });
    for (auto const& problem : checked.problems)
        EXPECT_FALSE(problem.blocks) << to_text(problem);
    EXPECT_GT(checked.files, 0);
}

/// All transcripts of one flow, each parsed.
class Transcripts : public testing::TestWithParam<std::string> {
protected:
    struct One {
        std::string file;
        Parsed parsed;
    };

    void SetUp() override
    {
        for (auto const& flow : flows())
            if (flow->id == GetParam())
                definition = as_published(*flow);
        for (auto& file : transcript_files(definition.id)) {
            auto parsed = parse(read_text(file));
            EXPECT_EQ(parsed.error, "") << file;
            all.push_back({ std::move(file), std::move(parsed) });
        }
        ASSERT_FALSE(all.empty()) << "there are no transcripts in " << folder_of(definition.id);
    }

    Definition definition;
    std::vector<One> all;
};

TEST_P(Transcripts, GoThroughEveryWay)
{
    std::set<Edge> taken;
    for (auto const& one : all)
        taken.merge(play(definition, one.parsed.script, Reload::never).edges);
    for (auto const& edge : Exploration(definition).edges_to_cover())
        EXPECT_TRUE(taken.contains(edge))
            << definition.id << ": no transcript goes through " << to_text(definition, edge);
}

TEST(Folders, BelongToAFlow)
{
    for (auto const& entry : std::filesystem::directory_iterator(SAYSO_SOURCE_DIR "/tests/transcripts")) {
        if (!entry.is_directory())
            continue;
        auto name = entry.path().filename().string();
        EXPECT_TRUE(
            std::any_of(flows().begin(), flows().end(), [&name](Published const& flow) { return flow->id == name; }))
            << "there is no flow \"" << name << "\", so its transcripts test nothing";
    }
}

TEST_P(Transcripts, ComeOutAsTheyAreWritten)
{
    for (auto const& one : all) {
        auto played = play(definition, one.parsed.script, Reload::every_turn);
        EXPECT_EQ(played.error, "") << one.file;
        EXPECT_EQ(played.lines, one.parsed.lines) << one.file;
    }
}

TEST_P(Transcripts, ComeOutTheSameWhereverTheLineDrops)
{
    for (auto const& one : all) {
        auto whole = play(definition, one.parsed.script, Reload::never);
        for (std::size_t i = 0; i < one.parsed.script.turns.size(); ++i)
            EXPECT_EQ(play(definition, one.parsed.script, Reload::once, i).lines, whole.lines)
                << one.file << ", answer " << i;
    }
}

/// Other answers to the same question.
std::vector<AnswerValue> others(Step const& step, AnswerValue const& than)
{
    std::vector<AnswerValue> all { { AnswerState::skipped, {} }, { AnswerState::dont_know, {} },
        { AnswerState::cleared, {} }, Samples::any_answer(step) };
    for (std::size_t i = 0; i < step.options.size(); ++i) {
        if (step.type == AskType::choice)
            all.push_back({ AnswerState::given, step.options[i].id });
        if (step.type == AskType::many)
            all.push_back({ AnswerState::given, std::vector { step.options[i].id } });
        if (step.type == AskType::scale)
            all.push_back({ AnswerState::given, static_cast<std::int64_t>(i + 1) });
    }
    if (step.range && step.type == AskType::integer)
        all.push_back({ AnswerState::given, step.range->second });
    std::erase(all, than);
    return all;
}

std::set<Place> filed_places(Path const& path)
{
    std::set<Place> places;
    for (auto const& visited : path.visited)
        if (visited.answer && visited.answer->value.state == AnswerState::given && !visited.step->file.empty())
            places.insert(visited.place);
    return places;
}

void check_edit(Session const& before, Path const& old_path, Turn const& edited, Definition const& definition)
{
    EXPECT_TRUE(edited.edit);
    EXPECT_EQ(edited.session.answers.size(), before.answers.size() + 1); // Nothing is deleted.
    auto const& raised = edited.session.raised;
    ASSERT_GE(raised.size(), before.raised.size());
    EXPECT_TRUE(std::equal(before.raised.begin(), before.raised.end(), raised.begin())) << "an alert was withdrawn";
    EXPECT_EQ(std::set<std::string>(raised.begin(), raised.end()).size(), raised.size()) << "an alert came twice";
    auto path = follow(definition, edited.session);
    ASSERT_TRUE(path);
    EXPECT_EQ(path->waiting, edited.waiting);
    auto filed = filed_places(old_path);
    for (auto const& filing : edited.filings) {
        if (filing.filed)
            filed.insert(filing.place);
        else
            filed.erase(filing.place);
    }
    EXPECT_EQ(filed, filed_places(*path));
}

void change_one(Definition const& definition, Session const& session, Path const& path, Path::Visited const& visited)
{
    for (auto const& other : others(*visited.step, visited.answer->value)) {
        auto edited = give(definition, session, visited.place, other);
        if (!edited) {
            EXPECT_EQ(edited.error().code, Errc::invalid_input); // A skip that is barred, a number out of range.
            continue;
        }
        check_edit(session, path, *edited, definition);
        auto back
            = give(definition, stored_and_read(definition, edited->session), visited.place, visited.answer->value);
        ASSERT_TRUE(back);
        EXPECT_TRUE(back->raised.empty()) << "changing back raised an alert again";
        EXPECT_EQ(back->waiting, path.waiting);
        EXPECT_EQ(filed_places(*follow(definition, back->session)), filed_places(path));
    }
}

TEST_P(Transcripts, LetEveryEarlierAnswerBeChangedAndChangedBack)
{
    for (auto const& one : all) {
        auto session = play(definition, one.parsed.script, Reload::never).session;
        auto path = follow(definition, session);
        ASSERT_TRUE(path);
        for (auto const& visited : path->visited) {
            SCOPED_TRACE(one.file + ", " + to_text(visited.place));
            if (visited.answer)
                change_one(definition, session, *path, visited);
        }
    }
}

/// Answers whatever is asked until the end.
Result<Session> go_on(Definition const& definition, Session session)
{
    for (auto path = follow(definition, session);; path = follow(definition, session)) {
        if (!path)
            return path.error();
        if (!path->waiting)
            return session;
        auto turn
            = give(definition, session, *path->waiting, Samples::any_answer(*definition.find(path->waiting->step)));
        if (!turn)
            return turn.error();
        session = std::move(turn->session);
    }
}

/// Each earlier answer is changed once, somewhere in the middle, between two lost connections; then they go on.
TEST_P(Transcripts, CanBeChangedInTheMiddleAndGoneOnWith)
{
    for (auto const& one : all) {
        auto const& turns = one.parsed.script.turns;
        for (std::size_t earlier = 0; earlier < turns.size(); ++earlier) {
            auto half = one.parsed.script;
            half.turns.resize(earlier + 1 + earlier * 7 % (turns.size() - earlier));
            auto session = stored_and_read(definition, play(definition, half, Reload::never).session);
            auto place = session.answers[earlier].place;
            auto const& values = others(*definition.find(place.step), session.answers[earlier].value);
            auto edited = give(definition, session, place, values[earlier % values.size()]);
            if (!edited) {
                EXPECT_NE(edited.error().code, Errc::corrupt) << one.file;
                continue;
            }
            auto whole = go_on(definition, stored_and_read(definition, edited->session));
            ASSERT_TRUE(whole) << one.file << ", " << to_text(place) << ": " << whole.error().detail;
            for (auto const& alert : session.raised)
                EXPECT_NE(std::find(whole->raised.begin(), whole->raised.end(), alert), whole->raised.end()) << alert;
        }
    }
}

std::vector<std::string> flow_ids()
{
    std::vector<std::string> ids;
    for (auto const& flow : flows())
        ids.push_back(flow->id);
    return ids;
}

std::string flow_name(testing::TestParamInfo<std::string> const& info)
{
    return test_name(info.param);
}

INSTANTIATE_TEST_SUITE_P(Of, Transcripts, testing::ValuesIn(flow_ids()), flow_name);

} // namespace
} // namespace sayso::transcripts
