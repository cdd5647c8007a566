// One answer, and everything it changes.
#include "flow/engine.h"

#include "flow/answer_check.h"
#include "flow/walk.h"
#include <algorithm>
#include <map>

namespace sayso::flow {

namespace {

/// What belongs in the case file on one path.
struct Filed {
    std::string field;
    AnswerId answer;
    bool operator==(Filed const&) const = default;
};
using FiledPlaces = std::map<Place, Filed>;

FiledPlaces filed_on(Path const& path)
{
    FiledPlaces filed;
    for (auto const& visited : path.visited)
        if (visited.answer && !visited.step->file.empty() && visited.answer->value.state == AnswerState::given)
            filed[visited.place] = { visited.step->file, visited.answer->id };
    return filed;
}

std::vector<Filing> changes(FiledPlaces const& before, FiledPlaces const& after)
{
    std::vector<Filing> filings;
    for (auto const& [place, filed] : before)
        if (!after.contains(place))
            filings.push_back({ place, filed.field, false });
    for (auto const& [place, filed] : after) {
        auto earlier = before.find(place);
        if (earlier == before.end() || earlier->second != filed)
            filings.push_back({ place, filed.field, true });
    }
    return filings;
}

/// Whether a task starts. If that can not be known it does: a task too many can be closed, one too few is never seen.
bool starts(Definition const& definition, Session const& session, Path const& path, TaskRule const& task)
{
    if (!task.when)
        return true;
    auto value = task.when->evaluate([&](std::string_view name) { return value_of(definition, session, path, name); });
    return !value || *value != Value { false };
}

std::vector<Raised> raise(Definition const& definition, Session& session, Walk const& walked)
{
    std::vector<Raised> raised;
    for (auto const& [name, place] : walked.alerts) {
        auto const* alert = definition.find_alert(name);
        bool already = std::find(session.raised.begin(), session.raised.end(), name) != session.raised.end();
        if (!alert || already)
            continue;
        session.raised.push_back(name);
        Raised one { alert, place, {} };
        for (auto const& task : definition.tasks)
            if (task.on == name && starts(definition, session, walked.path, task))
                one.tasks.push_back(&task);
        raised.push_back(std::move(one));
    }
    return raised;
}

std::vector<Step const*> said_since(Path const& path, Place const& place)
{
    std::vector<Step const*> said;
    bool since = false;
    for (auto const& visited : path.visited) {
        if (since && visited.step->says())
            said.push_back(visited.step);
        since = since || visited.place == place;
    }
    return said;
}

/// Whether `place` may be answered now: the question that waits, or one on the path that has an answer to change.
enum class Turnable { no, next, edit };
Turnable turnable(Path const& path, Place const& place)
{
    if (path.waiting == place)
        return Turnable::next;
    bool answered = std::any_of(path.visited.begin(), path.visited.end(),
        [&place](Path::Visited const& visited) { return visited.answer && visited.place == place; });
    return answered ? Turnable::edit : Turnable::no;
}

} // namespace

Result<Turn> advance(Definition const& definition, Session session, Answer answer)
{
    auto const* step = definition.find(answer.place.step);
    if (!step || !step->asks)
        return fail(Errc::not_found, "wrong_step: the flow does not ask this");
    auto before = walk(definition, session);
    if (!before)
        return before.error();
    auto kind = turnable(before->path, answer.place);
    if (kind == Turnable::no)
        return fail(Errc::conflict, "wrong_step: the session waits elsewhere");
    bool edit = kind == Turnable::edit;
    if (auto checked = check_answer(*step, answer.value, session.today, edit); !checked)
        return checked.error();
    if (session.answers.size() >= Limits::answers)
        return fail(Errc::invalid_input, "too_long: the session has as many answers as it can hold");

    auto filed_before = filed_on(before->path); // The paths point into the answers, which move now.
    session.answers.push_back(answer);
    auto after = walk(definition, session);
    if (!after)
        return after.error();
    if (after->too_long)
        return fail(Errc::invalid_input, "too_long: the path has gone round too often");

    Turn turn;
    turn.edit = edit;
    turn.filings = changes(filed_before, filed_on(after->path));
    turn.raised = raise(definition, session, *after);
    turn.said = said_since(after->path, answer.place);
    turn.waiting = after->path.waiting;
    turn.answer = std::move(answer);
    turn.session = std::move(session);
    return turn;
}

} // namespace sayso::flow
