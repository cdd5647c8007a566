#include "commands/rehearse.h"

#include <algorithm>
#include <ostream>

namespace sayso::commands {

namespace {

/// Braces that a person would see: the text was meant to have something put in.
bool has_braces(std::string const& text)
{
    return text.find_first_of("{}") != std::string::npos;
}

} // namespace

Rehearsal::Rehearsal(flow::Definition const& definition, text::Translations const& translations,
    RehearseOptions options, std::ostream& out)
    : definition_(definition)
    , translations_(translations)
    , options_(options)
    , out_(out)
    , presenter_(translations)
{
}

std::vector<std::string> Rehearsal::run()
{
    tell_flow_words();
    flow::Exploration exploration(definition_);
    auto edges = exploration.edges_to_cover();
    std::set<flow::Edge> const wanted(edges.begin(), edges.end());
    for (auto const& edge : edges) {
        auto script = exploration.script_through(edge, {});
        if (!script) {
            wrong_.insert(to_text(definition_, edge) + ": no conversation goes there");
            continue;
        }
        auto nameless = script->inputs.find("nameless");
        bool is_nameless = nameless != script->inputs.end() && nameless->second == flow::Value { true };
        if (!options_.nameless || *options_.nameless == is_nameless)
            play(*script);
    }
    return { wrong_.begin(), wrong_.end() };
}

void Rehearsal::tell_flow_words()
{
    auto const* translation = translations_.find(options_.locale->id, definition_.id);
    bool english = options_.locale->id == "en";
    if (!english && (!translation || !translation->messages.contains("title")))
        wrong_.insert("title: it is in English");
    auto title = presenter_.title(definition_, *options_.locale);
    if (has_braces(title))
        wrong_.insert("title: there is a brace in it");
    out_ << "# " << title << "\n";
    tell("pause", presenter_.pause_words(definition_, *options_.locale), true);
    tell("pause.back", presenter_.back_words(definition_, *options_.locale), true);
    tell("pause.remind", presenter_.remind_words(definition_, *options_.locale), true);
}

void Rehearsal::play(flow::Exploration::Script const& script)
{
    flow::Session session;
    session.flow = definition_.id;
    session.version = definition_.version;
    session.today = script.today;
    session.inputs = script.inputs;
    std::size_t given = 0;
    for (auto path = follow(definition_, session); path; path = follow(definition_, session)) {
        for (auto const& visited : path->visited)
            if (visited.step->says())
                show(session, *path, visited.place);
        if (!path->waiting)
            return;
        show(session, *path, *path->waiting);
        if (given == script.answers.size())
            return;
        flow::Answer answer { {}, *path->waiting, script.answers[given++], {} };
        answer.id = AnswerId::from_bytes(std::array<std::uint8_t, 16> { 1, 0, static_cast<std::uint8_t>(given) });
        auto turn = advance(definition_, session, std::move(answer));
        if (!turn) {
            wrong_.insert(to_text(*path->waiting) + ": an answer was refused: " + turn.error().detail);
            return;
        }
        auto words = presenter_.answer_in_words(definition_, turn->answer, *options_.locale);
        if (has_braces(words))
            wrong_.insert(to_text(*path->waiting) + ": there is a brace in the answer as it is shown");
        session = std::move(turn->session);
    }
    wrong_.insert("a conversation could not go on");
}

void Rehearsal::show(flow::Session const& session, flow::Path const& path, flow::Place const& place)
{
    auto prompt = presenter_.present(definition_, session, path, place, *options_.locale);
    auto const& step = *definition_.find(place.step);
    bool must = options_.locale->coverage == text::Coverage::whole || definition_.is_core(step);
    bool easy = options_.easy && !prompt.easy.text.empty();
    auto const& words = easy ? prompt.easy : prompt.words;
    if (!shown_.insert(place.step + " " + words.text).second)
        return;
    out_ << "\n";
    tell(place.step + (easy ? ".easy" : ""), words, must);
    tell(place.step + ".help", prompt.help, must);
    for (auto const& option : prompt.options)
        tell(place.step + "." + option.id, option.words, must);
}

void Rehearsal::tell(std::string const& what, text::Words const& words, bool must_be_translated)
{
    if (words.text.empty())
        return;
    out_ << what << ": " << words.text << "\n";
    if (has_braces(words.text) || has_braces(words.english_beneath))
        wrong_.insert(what + ": there is a brace in it");
    if (must_be_translated && words.lang != options_.locale->id)
        wrong_.insert(what + ": it is in English");
}

} // namespace sayso::commands
