#include "commands/commands.h"

#include "flow/load.h"
#include "text/readability.h"
#include <algorithm>
#include <iomanip>
#include <iostream>

namespace sayso::commands {

namespace {

/// "housing-tonight en age 8.1, 5.9 words a sentence, 4.1 letters a word, longest 17: ..."
void print(std::string const& what, std::string const& locale, text::Reading const& reading)
{
    std::cout << what << ' ' << locale << ' ' << std::fixed << std::setprecision(1);
    if (reading.age)
        std::cout << "age " << *reading.age << ", ";
    std::cout << reading.words_a_sentence() << " words a sentence, " << reading.letters_a_word()
              << " letters a word, longest " << reading.longest << ": " << reading.longest_text << '\n';
    if (reading.age && *reading.age > text::oldest_reading_age)
        std::cout << "  warning: over " << static_cast<int>(text::oldest_reading_age)
                  << ": use shorter words and sentences\n";
}

bool is_of_young_people(std::string const& key)
{
    return key.starts_with("notice.") || key.starts_with("problem.")
        || (key.starts_with("web.") && !key.starts_with("web.desk."));
}

} // namespace

int readability(std::string const& flows, std::string const& i18n, std::vector<std::string> const& locales)
{
    auto checked = flow::load_flows({ flows });
    if (checked.flows.empty())
        return give_up(flows + " has no flow that can be run; sayso check says why");
    auto loaded = text::load_translations(i18n);
    for (auto const& locale : text::locales()) {
        if (!locales.empty() && std::find(locales.begin(), locales.end(), locale.id) == locales.end())
            continue;
        for (auto const& flow : checked.flows)
            if (auto reading = text::reading_of(loaded.translations, *flow, locale))
                print(flow->id, locale.id, *reading);
        text::ReadingCounter pages(locale);
        auto app = loaded.translations.app.find(locale.id);
        if (app == loaded.translations.app.end())
            continue;
        for (auto const& [key, message] : app->second.messages)
            if (is_of_young_people(key))
                pages.add(message);
        print("(pages)", locale.id, pages.reading());
    }
    return 0;
}

} // namespace sayso::commands
