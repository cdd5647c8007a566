// What must hold whatever anybody answers, in whatever order, with the session stored and read again between all turns.
#include "flow/engine.h"
#include "flow/samples.h"
#include "tests/unit/flow/sample_flow.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <set>

namespace sayso::flow {
namespace {

class Player {
public:
    Player(Definition const& flow, unsigned seed)
        : flow_(flow)
        , random_(seed)
        , session_(begin(flow))
    {
        session_.inputs["dob"] = day(2009, 1, 1);
    }

    void play(int turns)
    {
        for (int i = 0; i < turns && !testing::Test::HasFailure(); ++i) {
            reload();
            auto path = follow(flow_, session_);
            ASSERT_TRUE(path);
            auto place = pick_place(*path);
            auto value = pick_answer(*flow_.find(place.step));
            auto before = session_;
            auto turn = try_answer(flow_, session_, place, value);
            if (!turn) {
                EXPECT_EQ(turn.error().code, Errc::invalid_input) << turn.error().detail;
                continue;
            }
            check(before, *path, *turn);
            session_ = turn->session;
        }
    }

private:
    /// Every answer goes out as JSON and comes back.
    void reload()
    {
        for (auto& answer : session_.answers) {
            auto json = to_json(answer.value, name(flow_.find(answer.place.step)->type));
            auto back = parse_answer(json);
            ASSERT_TRUE(back) << json;
            ASSERT_EQ(back->value, answer.value) << json;
            answer.value = back->value;
            answer.place = parse_place(to_text(answer.place)).value();
        }
    }

    int pick(std::size_t below) { return std::uniform_int_distribution<int>(0, static_cast<int>(below) - 1)(random_); }

    Place pick_place(Path const& path)
    {
        std::vector<Place> places;
        for (auto const& visited : path.visited)
            if (visited.answer)
                places.push_back(visited.place);
        if (path.waiting && (places.empty() || pick(3) > 0))
            return *path.waiting;
        return places[static_cast<std::size_t>(pick(places.size()))];
    }

    AnswerValue pick_answer(Step const& step)
    {
        switch (pick(8)) {
        case 0:
            return skipped();
        case 1:
            return dont_know();
        case 2:
            return cleared();
        default:
            break;
        }
        if (step.type == AskType::choice)
            return given(step.options[static_cast<std::size_t>(pick(step.options.size()))].id.c_str());
        if (step.type == AskType::integer)
            return given(pick(34) - 1);
        return Samples::any_answer(step);
    }

    void check(Session const& before, Path const& old_path, Turn const& turn)
    {
        // Nothing that was said is lost or changed.
        ASSERT_EQ(turn.session.answers.size(), before.answers.size() + 1);
        for (std::size_t i = 0; i < before.answers.size(); ++i)
            ASSERT_EQ(turn.session.answers[i].value, before.answers[i].value);

        // Alerts are never withdrawn, and come at most once.
        ASSERT_GE(turn.session.raised.size(), before.raised.size());
        ASSERT_TRUE(std::equal(before.raised.begin(), before.raised.end(), turn.session.raised.begin()));
        std::set<std::string> once(turn.session.raised.begin(), turn.session.raised.end());
        ASSERT_EQ(once.size(), turn.session.raised.size());
        ASSERT_EQ(turn.session.raised.size() - before.raised.size(), turn.raised.size());

        // A replay leads to the same place.
        auto path = follow(flow_, turn.session);
        ASSERT_TRUE(path);
        ASSERT_EQ(path->waiting, turn.waiting);

        // The filings turn what was filed into what the path says.
        auto filed = filed_places(old_path);
        for (auto const& filing : turn.filings) {
            if (filing.filed)
                filed.insert(filing.place);
            else
                ASSERT_EQ(filed.erase(filing.place), 1u);
        }
        ASSERT_EQ(filed, filed_places(*path));
    }

    static std::set<Place> filed_places(Path const& path)
    {
        std::set<Place> places;
        for (auto const& visited : path.visited)
            if (visited.answer && visited.answer->value.state == AnswerState::given && !visited.step->file.empty())
                places.insert(visited.place);
        return places;
    }

    Definition const& flow_;
    std::mt19937 random_;
    Session session_;
};

TEST(AnyConversation, LosesNothingAndTellsOnce)
{
    auto flow = example();
    for (unsigned seed = 1; seed <= 150 && !HasFailure(); ++seed) {
        SCOPED_TRACE(seed);
        Player(flow, seed).play(25);
    }
}

TEST(AnyConversation, AlsoWhereStepsComeRoundAgain)
{
    auto flow = load_good(changed(example_yaml(), "{to: end}]", "{when: \"nights == 31\", to: safe}, {to: end}]"));
    for (unsigned seed = 1; seed <= 60 && !HasFailure(); ++seed) {
        SCOPED_TRACE(seed);
        Player(flow, seed).play(40);
    }
}

} // namespace
} // namespace sayso::flow
