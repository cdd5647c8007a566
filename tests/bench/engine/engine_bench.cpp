// What one scripted step costs: restore the session, take one answer, work out the next question, save the session.
//
//   engine_bench SCRIPT.yaml ANSWERS.json I18N SECONDS
//
// Prints one JSON object for each way of running: {"engine", "steps", "cpu_us_per_step", "answers"}.
#include "flow/engine.h"
#include "flow/load.h"
#include "text/present.h"
#include <boost/json.hpp>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>

namespace {

namespace json = boost::json;
using namespace sayso;

std::string read_whole(char const* path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

double cpu_seconds()
{
    timespec now {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

struct GivenAnswer {
    std::string step;
    std::string value; // As it would come from a phone and be stored: canonical JSON.
    std::string type;
};

std::vector<GivenAnswer> read_answers(char const* path, flow::Definition const& definition)
{
    std::vector<GivenAnswer> answers;
    auto const whole = json::parse(read_whole(path));
    for (auto const& entry : whole.as_array()) {
        auto const& object = entry.as_object();
        GivenAnswer answer;
        answer.step = json::value_to<std::string>(object.at("step"));
        answer.type = flow::name(definition.find(answer.step)->type);
        answer.value = json::serialize(json::object { { answer.type, object.at("value") } });
        answers.push_back(std::move(answer));
    }
    return answers;
}

/// The session as text and back, as a store without seals would keep it.
std::string save(flow::Session const& session, flow::Definition const& definition)
{
    json::array answers;
    for (auto const& answer : session.answers)
        answers.push_back({ flow::to_text(answer.place),
            flow::to_json(answer.value, flow::name(definition.find(answer.place.step)->type)) });
    return json::serialize(answers);
}

flow::Session restore(flow::Session const& fresh, std::string const& saved)
{
    auto session = fresh;
    auto const whole = json::parse(saved);
    for (auto const& entry : whole.as_array()) {
        auto const& pair = entry.as_array();
        flow::Answer answer;
        answer.place = *flow::parse_place(pair.at(0).as_string());
        answer.value = flow::parse_answer(pair.at(1).as_string())->value;
        session.answers.push_back(std::move(answer));
    }
    return session;
}

class Bench {
public:
    Bench(flow::Definition const& definition, std::vector<GivenAnswer> answers, double seconds)
        : definition_(definition)
        , answers_(std::move(answers))
        , seconds_(seconds)
    {
        fresh_.flow = definition.id;
        fresh_.version = definition.version;
        fresh_.today = Date { std::chrono::year { 2026 } / 11 / 22 };
    }

    /// `step` takes the session through one answer.
    void run(char const* name, std::function<void(flow::Session&, GivenAnswer const&)> const& step)
    {
        std::size_t steps = 0;
        flow::Session session;
        auto const begin = cpu_seconds();
        double used = 0;
        while ((used = cpu_seconds() - begin) < seconds_) {
            session = fresh_;
            for (auto const& answer : answers_)
                step(session, answer);
            steps += answers_.size();
        }
        std::cout << json::serialize(json::object { { "engine", name }, { "steps", steps },
            { "cpu_us_per_step", used / static_cast<double>(steps) * 1e6 }, { "answers", session.answers.size() } })
                  << std::endl;
    }

    flow::Turn advance(flow::Session session, GivenAnswer const& given) const
    {
        flow::Answer answer;
        answer.place = { given.step, 1 };
        answer.value = flow::parse_answer(given.value)->value;
        auto turn = flow::advance(definition_, std::move(session), std::move(answer));
        if (!turn)
            throw std::runtime_error(given.step + ": " + turn.error().detail);
        return std::move(*turn);
    }

    flow::Session const& fresh() const { return fresh_; }

private:
    flow::Definition const& definition_;
    std::vector<GivenAnswer> answers_;
    double seconds_;
    flow::Session fresh_;
};

} // namespace

int main(int count, char** words)
{
    if (count != 5) {
        std::cerr << "engine_bench SCRIPT.yaml ANSWERS.json I18N SECONDS\n";
        return 2;
    }
    auto loaded = flow::load_flow(words[1], read_whole(words[1]));
    if (!loaded.definition) {
        for (auto const& problem : loaded.problems)
            std::cerr << flow::to_text(problem) << "\n";
        return 1;
    }
    auto const& definition = *loaded.definition;
    auto translations = text::load_translations(words[3]);
    text::Presenter presenter(translations.translations);
    auto const& english = text::locale_or_english("en");
    Bench bench(definition, read_answers(words[2], definition), std::stod(words[4]));

    bench.run("sayso, in memory", [&](flow::Session& session, GivenAnswer const& answer) {
        session = bench.advance(std::move(session), answer).session;
    });
    bench.run("sayso, save/load each step", [&](flow::Session& session, GivenAnswer const& answer) {
        session = restore(bench.fresh(), save(bench.advance(std::move(session), answer).session, definition));
    });
    bench.run("sayso, save/load and the next question's words", [&](flow::Session& session, GivenAnswer const& answer) {
        auto turn = bench.advance(std::move(session), answer);
        if (turn.waiting) {
            auto path = flow::follow(definition, turn.session);
            auto prompt = presenter.present(definition, turn.session, *path, *turn.waiting, english);
            if (prompt.words.text.empty())
                throw std::runtime_error("a question without words");
        }
        session = restore(bench.fresh(), save(turn.session, definition));
    });
}
