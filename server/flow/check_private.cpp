// Rule 8: what is private never comes back in a text or a title.
#include "flow/check_parts.h"

#include "flow/message_arguments.h"
#include "flow/names.h"

namespace sayso::flow {

namespace {

class PrivateChecker {
public:
    PrivateChecker(Exploration const& exploration, ProblemList& problems)
        : exploration_(exploration)
        , definition_(exploration.definition())
        , problems_(problems)
    {
    }

    void check_text(std::string const& what, std::string const& text, Mark mark, Step const* shown_at = nullptr)
    {
        for (auto const& argument : message_arguments(text))
            for (auto const& name : base_names_of(definition_, argument)) {
                auto const* step = definition_.find(name);
                if (step && step->is_private)
                    problems_.add(mark, Rule::private_stays_private,
                        what + " shows {" + argument + "}, and step \"" + name + "\" is private",
                        "say it without the answer, or do not make the step private", way_to(*step, shown_at));
            }
    }

    void check_filing(Step const& step, Fields const& fields)
    {
        auto field = fields.find(step.file);
        if (field != fields.end() && field->second.is_private && !step.is_private)
            problems_.add(step.mark, Rule::private_stays_private,
                "step \"" + step.id + "\" files " + step.file + ", which is private, and is not private itself",
                "add `private: true` to the step");
    }

private:
    std::string way_to(Step const& asked, Step const* shown_at) const
    {
        auto way = exploration_.way_to(shown_at ? *shown_at : asked);
        return way.empty() ? way : way + ": the answer to " + asked.id + " is on the screen";
    }

    Exploration const& exploration_;
    Definition const& definition_;
    ProblemList& problems_;
};

} // namespace

void check_private(Exploration const& exploration, Fields const& fields, ProblemList& problems)
{
    auto const& definition = exploration.definition();
    PrivateChecker checker(exploration, problems);
    checker.check_text("the title", definition.title, {});
    checker.check_text("the pause", definition.pause_text, {});
    for (auto const& step : definition.steps) {
        checker.check_filing(step, fields);
        for (auto const& shown : shown_texts(step))
            checker.check_text("step \"" + step.id + "\"", *shown.text, shown.mark, &step);
    }
    for (auto const& alert : definition.alerts)
        checker.check_text("the title of alert \"" + alert.name + "\"", alert.title, alert.mark);
    for (auto const& task : definition.tasks)
        checker.check_text("the title of task \"" + task.name + "\"", task.title, task.mark);
}

} // namespace sayso::flow
