#include "commands/helplines.h"

#include <yaml-cpp/yaml.h>

namespace sayso::commands {

namespace {

std::string text_of(YAML::Node const& entry, char const* key)
{
    auto node = entry[key];
    return node && node.IsScalar() ? node.Scalar() : std::string();
}

Error fault(std::string const& file, YAML::Mark const& mark, std::string const& what)
{
    return fail(Errc::invalid_input,
        file + ":" + std::to_string(mark.line + 1) + ":" + std::to_string(mark.column + 1) + ": " + what);
}

} // namespace

Result<std::vector<wire::Helpline>> load_helplines(std::string const& file)
{
    try {
        auto root = YAML::LoadFile(file);
        auto list = root["helplines"];
        if (!list || !list.IsSequence())
            return fault(file, root.Mark(), "a list called helplines is needed");
        std::vector<wire::Helpline> helplines;
        for (auto const& entry : list) {
            wire::Helpline line;
            line.id = text_of(entry, "id");
            line.name = text_of(entry, "name");
            line.contact = text_of(entry, "contact");
            line.kind = text_of(entry, "kind");
            line.when = text_of(entry, "when");
            line.note = text_of(entry, "note");
            if (line.id.empty() || line.name.empty() || line.contact.empty())
                return fault(file, entry.Mark(), "a helpline needs id, name and contact");
            if (line.kind != "tel" && line.kind != "sms")
                return fault(file, entry.Mark(), "a helpline's kind is tel or sms");
            helplines.push_back(std::move(line));
        }
        return helplines;
    } catch (YAML::BadFile const&) {
        return fail(Errc::not_found, file + " is missing or can not be read");
    } catch (YAML::Exception const& exception) {
        return fault(file, exception.mark, exception.msg);
    }
}

std::vector<wire::Helpline> in_words_of(
    std::vector<wire::Helpline> helplines, text::Presenter& presenter, text::Locale const& locale)
{
    if (locale.id == "en")
        return helplines;
    auto worded = [&](std::string const& key, std::string const& english) {
        auto words = presenter.app(locale, key);
        return words == key ? english : words;
    };
    for (auto& line : helplines) {
        line.when = worded("helpline." + line.id + ".when", line.when);
        line.note = worded("helpline." + line.id + ".note", line.note);
    }
    return helplines;
}

} // namespace sayso::commands
