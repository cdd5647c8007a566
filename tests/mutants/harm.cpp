// Who could be hurt by a mutant: found by playing it, not by asking the checker.
#include "tests/mutants/mutant.h"

#include "flow/samples.h"
#include <algorithm>

namespace sayso::mutants {

using namespace flow;

namespace {

constexpr int wanderings = 40;
constexpr std::size_t longest = 80; // Answers in one wandering.

/// What we say when we have told somebody, or when somebody is to come.
constexpr char const* claims[] = { "will call you", "will contact you", "will check in", "omeone will", "We have told",
    "We have asked", "We have sent this to" };

bool claims_contact(std::string const& text)
{
    return std::any_of(std::begin(claims), std::end(claims),
        [&text](char const* claim) { return text.find(claim) != std::string::npos; });
}

bool says_999(std::string const& text)
{
    auto at = text.find("999");
    bool longer = at != std::string::npos && at + 3 < text.size() && text[at + 3] == '9';
    return at != std::string::npos && !longer;
}

bool holds(std::vector<std::string> const& list, std::string const& item)
{
    return std::find(list.begin(), list.end(), item) != list.end();
}

/// What one answer of a transcript did in the shipped flow.
struct Answered {
    Place place;
    AnswerValue value;
    std::vector<std::string> raised;
    std::vector<std::string> filed;
};

std::vector<Answered> answers_of(Definition const& flow, transcripts::Script const& script)
{
    std::vector<Answered> all;
    auto session = transcripts::begin(flow, script);
    for (auto const& turn : script.turns) {
        auto path = follow(flow, session);
        if (turn.change || !path || !path->waiting)
            break; // An edit: what it raises is not for one answer to say.
        auto given = transcripts::give(flow, session, *path->waiting, turn.value);
        if (!given)
            break;
        Answered one { *path->waiting, turn.value, {}, {} };
        for (auto const& raised : given->raised)
            one.raised.push_back(raised.alert->name);
        for (auto const& filing : given->filings)
            one.filed.push_back(filing.field);
        all.push_back(std::move(one));
        session = std::move(given->session);
    }
    return all;
}

/// Gives the mutant the same answers, as far as it asks for them.
class Replay {
public:
    Replay(Shipped const& shipped, Mutant const& mutant, Shipped::Transcript const& transcript)
        : shipped_(shipped)
        , flow_(mutant.flow)
        , session_(transcripts::begin(mutant.flow, transcript.parsed.script))
        , answers_(answers_of(shipped.flow, transcript.parsed.script))
    {
    }

    std::string harm()
    {
        for (std::size_t i = 0; i < longest; ++i) {
            auto path = follow(flow_, session_);
            if (!path)
                return "somebody is stuck: " + path.error().detail;
            if (!path->waiting)
                return "";
            auto trouble = answer(*path->waiting);
            if (!trouble.empty())
                return trouble;
        }
        return "";
    }

private:
    std::string answer(Place const& place)
    {
        auto known
            = std::find_if(answers_.begin(), answers_.end(), [&](Answered const& one) { return one.place == place; });
        auto const& step = *flow_.find(place.step);
        if (known == answers_.end()) {
            auto any = transcripts::give(flow_, session_, place, Samples::any_answer(step));
            if (!any)
                return "somebody is stuck at " + to_text(place);
            session_ = std::move(any->session);
            return "";
        }
        auto given = transcripts::give(flow_, session_, place, known->value);
        if (!given)
            return "what they want to answer at " + to_text(place) + " can not be said any more";
        session_ = std::move(given->session);
        for (auto const& alert : known->raised)
            if (!holds(session_.raised, alert))
                return "the answer at " + to_text(place) + " does not raise " + alert + " any more";
        for (auto const& field : known->filed)
            if (std::none_of(given->filings.begin(), given->filings.end(),
                    [&](Filing const& filing) { return filing.filed && filing.field == field; }))
                return "the answer at " + to_text(place) + " is not filed as " + field + " any more";
        return "";
    }

    Shipped const& shipped_;
    Definition const& flow_;
    Session session_;
    std::vector<Answered> answers_;
};

/// Somebody who taps whatever there is.
class Wanderer {
public:
    Wanderer(Shipped const& shipped, Definition const& flow, Dice& dice)
        : shipped_(shipped)
        , flow_(flow)
        , dice_(dice)
    {
        session_.flow = flow.id;
        session_.today = Samples::today();
        bool nameless = flow.who == "visitor" || (flow.who == "anyone" && dice.below(2) == 0);
        for (auto const& input : flow.inputs)
            if (!nameless)
                session_.inputs[input.name] = Samples::any_input(input);
        if (flow.who != "young_person")
            session_.inputs["nameless"] = nameless;
        auto ages = static_cast<std::size_t>(std::max(1, std::min(flow.oldest, 30) - flow.youngest + 1));
        std::chrono::years age { flow.youngest + static_cast<int>(dice.below(ages)) };
        if (session_.inputs.contains("dob"))
            session_.inputs["dob"] = Date { session_.today.year() - age, std::chrono::January, std::chrono::day { 3 } };
    }

    std::string harm()
    {
        auto path = follow(flow_, session_);
        if (!path)
            return "somebody is stuck: " + path.error().detail;
        for (auto const& visited : path->visited)
            see(*visited.step);
        for (std::size_t i = 0; i < longest && path->waiting; ++i) {
            auto const& step = *flow_.find(path->waiting->step);
            see(step);
            auto turn = transcripts::give(flow_, session_, *path->waiting, tap(step));
            if (!turn && turn.error().code == Errc::invalid_input)
                continue; // This question can not be left out; another tap.
            if (!turn)
                return "somebody is stuck at " + step.id;
            note_harm(step, turn->answer.value);
            session_ = std::move(turn->session);
            for (auto const* said : turn->said)
                see(*said);
            path = follow(flow_, session_);
            if (!path)
                return "somebody is stuck: " + path.error().detail;
        }
        if (!path->waiting && !pending_.empty())
            return "after " + pending_ + " no safety step comes";
        return trouble_;
    }

private:
    AnswerValue tap(Step const& step)
    {
        auto out = dice_.below(6);
        if (out == 0 && step.skip.offered)
            return { AnswerState::skipped, {} };
        if (out == 1 && step.dont_know.offered)
            return { AnswerState::dont_know, {} };
        if (step.type == AskType::choice)
            return { AnswerState::given, dice_.one_of(step.options).id };
        if (step.type == AskType::many)
            return { AnswerState::given, std::vector { dice_.one_of(step.options).id } };
        if (step.type == AskType::scale)
            return { AnswerState::given, static_cast<std::int64_t>(1 + dice_.below(step.options.size())) };
        if (step.type == AskType::integer && step.range) {
            auto span = static_cast<std::size_t>(step.range->second - step.range->first + 1);
            return { AnswerState::given, step.range->first + static_cast<std::int64_t>(dice_.below(span)) };
        }
        return Samples::any_answer(step);
    }

    /// By the shipped flow: a mark that the mutant took away means harm all the same.
    void note_harm(Step const& step, AnswerValue const& value)
    {
        auto const* shipped = shipped_.flow.find(step.id);
        auto means_harm = [&](std::string const& id) {
            auto const* option = shipped ? shipped->find_option(id) : nullptr;
            return option && option->harm != Harm::none;
        };
        if (auto const* id = std::get_if<std::string>(&value.payload); id && means_harm(*id))
            pending_ = step.id + ": " + *id;
        if (auto const* ids = std::get_if<std::vector<std::string>>(&value.payload))
            for (auto const& id : *ids)
                if (means_harm(id))
                    pending_ = step.id + ": " + id;
        if (auto const* face = std::get_if<std::int64_t>(&value.payload); face && step.type == AskType::scale)
            if (*face >= 1 && *face <= static_cast<std::int64_t>(step.options.size())
                && means_harm(step.options[static_cast<std::size_t>(*face - 1)].id))
                pending_ = step.id + ", face " + std::to_string(*face);
    }

    void see(Step const& step)
    {
        if (shipped_.flow.is_safety(step.id) && says_999(step.text))
            pending_.clear();
        if (trouble_.empty() && claims_contact(step.text) && session_.raised.empty())
            trouble_ = step.id + " says that somebody was told or will come, and nobody is told";
    }

    Shipped const& shipped_;
    Definition const& flow_;
    Dice& dice_;
    Session session_;
    std::string pending_;
    std::string trouble_;
};

/// Alerts that reach fewer, later or the wrong people.
std::string harm_in_alerts(Definition const& before, Definition const& after)
{
    for (auto const& alert : before.alerts) {
        auto const* now = after.find_alert(alert.name);
        if (!now)
            continue; // Seen where it is raised.
        bool guarded = alert.to == std::vector { domain::Recipient::safeguarding_lead };
        for (auto to : alert.to)
            if (std::find(now->to.begin(), now->to.end(), to) == now->to.end())
                return alert.name + " does not reach " + domain::name(to) + " any more";
        if (guarded && now->to.size() > alert.to.size())
            return alert.name + " reaches those it may be about";
        if (now->acknowledge_in > alert.acknowledge_in || now->level < alert.level)
            return alert.name + " is looked at later";
        if (alert.otherwise != now->otherwise && now->to.front() == now->otherwise)
            return alert.name + " has nobody else to look at it";
    }
    return "";
}

/// Who does not say is treated as safe, and was not before.
std::string harm_in_not_saying(Definition const& before, Definition const& after)
{
    for (auto const& step : before.steps) {
        auto const* now = after.find(step.id);
        bool harm
            = std::any_of(step.options.begin(), step.options.end(), [](auto& one) { return one.harm != Harm::none; });
        if (!now || !harm)
            continue;
        // By the marks of the shipped flow: taking one away makes nobody safe.
        auto means_harm = [&](std::string const& id) {
            auto const* shipped = step.find_option(id);
            return shipped && shipped->harm != Harm::none;
        };
        auto alike = [&](Step const& one, std::string const& id) {
            auto const* silent = one.find_option(id);
            return silent && !silent->to.empty()
                && std::any_of(one.options.begin(), one.options.end(), [&](Option const& option) {
                       return !means_harm(option.id) && option.id != "not_say" && option.id != "unsure"
                           && option.to == silent->to;
                   });
        };
        for (char const* id : { "not_say", "unsure" })
            if (alike(*now, id) && !alike(step, id) && !before.is_safety(now->find_option(id)->to))
                return step.id + ": " + id + " is treated as safe";
    }
    return "";
}

} // namespace

std::string harm_in(Shipped const& shipped, Mutant const& mutant, Dice& dice)
{
    if (!mutant.harm.empty())
        return mutant.harm;
    for (auto const& found :
        { harm_in_alerts(shipped.flow, mutant.flow), harm_in_not_saying(shipped.flow, mutant.flow) })
        if (!found.empty())
            return found;
    for (auto const& transcript : shipped.transcripts)
        if (auto found = Replay(shipped, mutant, transcript).harm(); !found.empty())
            return found;
    for (int i = 0; i < wanderings; ++i)
        if (auto found = Wanderer(shipped, mutant.flow, dice).harm(); !found.empty())
            return found;
    return "";
}

} // namespace sayso::mutants
