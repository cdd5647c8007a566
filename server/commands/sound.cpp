#include "commands/commands.h"

#include "flow/load.h"
#include "text/sound.h"
#include <algorithm>
#include <iostream>

namespace sayso::commands {

int sound(std::string const& flows, std::string const& i18n, std::vector<std::string> const& locales)
{
    auto checked = flow::load_flows({ flows });
    if (checked.flows.empty())
        return give_up(flows + " has no flow that can be run; sayso check says why");
    auto loaded = text::load_translations(i18n);
    for (auto const& locale : text::locales()) {
        bool wanted = locales.empty() || std::find(locales.begin(), locales.end(), locale.id) != locales.end();
        if (!wanted)
            continue;
        for (auto const& spoken : text::spoken_texts(loaded.translations, checked.flows, locale)) {
            auto words = spoken.words;
            // One text a line.
            std::replace_if(
                words.begin(), words.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
            std::cout << spoken.hash << '\t' << spoken.locale << '\t' << spoken.where << '\t' << words << '\n';
        }
    }
    return 0;
}

} // namespace sayso::commands
