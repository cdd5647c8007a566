#include "commands/commands.h"

#include "flow/author_map.h"
#include "flow/load.h"
#include <filesystem>
#include <fstream>
#include <iostream>

namespace sayso::commands {

namespace fs = std::filesystem;

namespace {

/// A small flow that passes the check. @FLOW@ and @TITLE@ are filled in.
constexpr char const* skeleton
    = R"YAML(# Say here what this conversation is for, and what it changes for a young person. flows/README.md explains every word.
flow: @FLOW@
format: 2
version: 1                     # one more each time it is published
title: @TITLE@
for: {who: young_person, ages: 8..25}
inputs: {adviser: staff}       # what is known before the first question
pause: {after: 10m, say: "You can stop and come back. What you have told us is kept.", back: "Welcome back. You can go on where you stopped.", keep: 48h}

# Who is told at once, when the answer is saved. If it may be about an adult who works with them or looks after them, send it to
# safeguarding_lead and to nobody else.
alerts:
  not_safe:
    title: "Says they do not feel safe"
    level: urgent
    to: [adviser, duty_team]
    ack_in: 15m                # by when somebody must have said "I have seen this"
    else: out_of_hours         # who is told if nobody did
  talk_wanted:
    title: "Would like to talk"
    level: soon
    to: [adviser]
    ack_in: 1d
    else: duty_team

harm_goes_to: [card]           # every answer marked harm must come past one of these

steps:
  - id: hello
    about: consent             # safety, rights, consent or voice: what matters most is translated first
    say: "This is about how you are. {adviser} reads what you write. If you may not be safe, we may have to tell others. Nobody watches this all the time. In danger now? Call 999."
    easy: "{adviser} reads this. To keep you safe, we may tell others."
    read_aloud: true
    next: feeling

  - id: feeling
    ask: choice
    text: "Do you feel safe right now?"
    easy: "Are you safe?"
    help: "You can skip this."
    read_aloud: true
    options:
      - {id: safe,    text: "Yes", symbol: sun, to: talk}
      - {id: unsafe,  text: "No", symbol: alone, to: card, harm: high, alert: not_safe}
      - {id: unsure,  text: "I'm not sure", symbol: unsure, to: card, harm: medium, alert: not_safe}
      - {id: not_say, text: "I'd rather not say", symbol: not_say, to: not_said}
    # "I'd rather not say", skip and "I don't know" never lead where "Yes" leads.

  - id: card
    easy: "We have told {adviser}. In danger now? Call 999."
    say: "Thank you for telling us. It is not your fault. We have told {adviser} and the duty team. It may not be read at once. In danger now? Call 999."
    read_aloud: true
    next: end

  - id: not_said
    say: "That's OK. You never have to say. If that changes, call Childline free on 0800 1111. In danger now? Call 999."
    read_aloud: true
    next: talk

  - id: talk
    ask: choice
    text: "Would you like to talk with someone?"
    read_aloud: true
    options:
      - {id: want,  text: "Yes, please", symbol: talk, to: told, alert: talk_wanted}
      - {id: later, text: "Not now", symbol: waiting, to: end}
    skip: {to: end}
    dont_know: {to: end}

  - id: told
    say: "We have told {adviser} that you would like to talk."
    read_aloud: true
    next: end
)YAML";

std::string quoted(std::string const& text)
{
    std::string quoted = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return quoted + "\"";
}

std::string filled(std::string text, std::string const& hole, std::string const& with)
{
    return text.replace(text.find(hole), hole.size(), with);
}

/// "leaving-home" as "Leaving home".
std::string title_from(std::string id)
{
    for (char& c : id)
        c = c == '-' || c == '_' ? ' ' : c;
    id[0] = static_cast<char>(id[0] - 'a' + 'A');
    return id;
}

} // namespace

int new_flow(NewFlowCommand const& command)
{
    if (!flow::is_flow_id(command.flow))
        return give_up("\"" + command.flow
            + "\" can not be the name of a flow; use small letters, digits and -, beginning with a letter");
    auto folder = fs::path(command.folder.empty() ? "flows" : command.folder);
    auto path = folder / (command.flow + ".yaml");
    std::error_code ec;
    if (!fs::is_directory(folder, ec))
        return give_up("there is no folder " + folder.string() + "; say with --flows where the flows are");
    if (fs::exists(path, ec))
        return give_up(path.string() + " is there already; choose another name");
    for (auto const& other : flow::load_flows({ folder.string() }).flows)
        if (other->id == command.flow)
            return give_up("the flow \"" + command.flow + "\" is in " + other->file + " already; choose another name");
    auto yaml = filled(skeleton, "@FLOW@", command.flow);
    yaml = filled(yaml, "@TITLE@", quoted(command.title.empty() ? title_from(command.flow) : command.title));
    std::ofstream file(path, std::ios::binary);
    file << yaml;
    if (!file.flush())
        return give_up(path.string() + " can not be written; check who may write there");
    std::cout << "wrote " << path.string() << "\nNow change it, and see: sayso check " << path.string() << "\n";
    return 0;
}

} // namespace sayso::commands
