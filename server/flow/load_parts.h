#pragma once

#include "flow/author_map.h"
#include "flow/definition.h"
#include "flow/load.h"
#include <functional>
#include <map>
#include <set>

namespace sayso::flow {

// The parts of a flow file, each read from its own map. What is wrong goes to `problems`; what is returned then must
// not be used.

Step load_step(YamlNode const& node, int format, ProblemList& problems);
void load_inputs(AuthorMap& map, std::vector<Input>& inputs, ProblemList& problems);
Alert load_alert(YamlNode::Member const& member, ProblemList& problems);
TaskRule load_task(YamlNode::Member const& member, ProblemList& problems);

/// Each member of the map called `name`, read by `load_one`.
template <class Item>
void load_each(AuthorMap& map, std::string const& name, std::vector<Item>& items,
    Item (*load_one)(YamlNode::Member const&, ProblemList&), ProblemList& problems)
{
    auto const* node = map.find(name);
    if (!node)
        return;
    AuthorMap check(*node, name, problems);
    for (auto const& member : node->members)
        items.push_back(load_one(member, problems));
}

/// The entries of `steps`; none, with a problem, if there is no such list.
std::vector<YamlNode const*> list_of_steps(AuthorMap& map, ProblemList& problems);

/// `next`: one way on, or a list of ways each with its condition.
std::vector<Branch> load_next(AuthorMap& map, ProblemList& problems);

/// Each place where a step names another step.
void for_each_target(Step& step, std::function<void(std::string&)> const& visit);

/// The expression in a member of `map`; nothing if it is not there, or with a problem if it can not be read.
std::optional<Expression> load_expression(AuthorMap& map, std::string_view name, ProblemList& problems);
std::optional<Expression> parse_expression(
    std::string const& what, std::string const& source, Mark mark, ProblemList& problems);

/// The names in `alert:`, one word or a list.
std::vector<std::string> load_alert_names(AuthorMap& map);

/// A part as it is written in flows/parts/<name>.yaml. Its marks name that file.
struct Part {
    std::string name;
    std::vector<Input> inputs;
    std::vector<Alert> alerts;
    std::vector<TaskRule> tasks;
    std::vector<std::string> harm_goes_to;
    std::vector<Step> steps;
};
std::optional<Part> load_part(std::string const& name, SharedFile const& shared, ProblemList& problems);

/// The entries of `steps`, one after another: a step, or a part with all its steps.
class StepsLoader {
public:
    StepsLoader(Definition& definition, SharedFiles const& shared, ProblemList& problems);

    void add(YamlNode const& node);

    /// When every step is there: names of parts become the names of their first steps.
    void finish();

private:
    struct Exit {
        std::string to;
        Mark mark;
        std::string part;
    };

    void add_part(YamlNode const& node);
    void add_repeat(YamlNode const& node);
    void check_repeat(Step const& repeat);
    void join(Part part, AuthorMap& map);
    void join_what_it_needs(Part& part, Mark mark);
    std::string join_leave(std::string const& part, std::vector<Branch> next, Mark mark);
    void check_exits();

    Definition& definition_;
    SharedFiles const& shared_;
    ProblemList& problems_;
    std::set<std::string> used_;
    std::map<std::string, std::string> first_steps_; // By the name that leads to a part.
    std::vector<Exit> exits_;
};

/// `rules:` and `amounts:`, and the bank holidays if they are counted. After everything that may count them.
void load_rules(AuthorMap& map, SharedFiles const& shared, Definition& definition, ProblemList& problems);

/// Works out what skip and "I don't know" do where the author left it to the rules of WayOut.
void settle_ways_out(Definition& definition);

} // namespace sayso::flow
