#include "app/studio.h"

#include "app/studio_opened.h"
#include "app/studio_views.h"
#include "flow/edit_words.h"
#include "flow/yaml_reader.h"
#include <algorithm>

/// Writing in a draft.
namespace sayso::app {

namespace asio = boost::asio;

namespace {

constexpr std::size_t longest_words = 4000;
constexpr int most_marks = 30;

Error state_error()
{
    return fail(Errc::conflict, "draft_state: not in this state");
}

Result<> acceptable(std::string const& words)
{
    if (words.size() > longest_words)
        return fail(Errc::invalid_input, "too_long: words of a flow");
    if (!text::is_acceptable_text(words, most_marks))
        return fail(Errc::invalid_input, "ill_formed: words of a flow");
    if (words.find_first_not_of(" \t\r\n") == std::string::npos)
        return fail(Errc::invalid_input, "words_empty: a text of a flow says something");
    return {};
}

/// The English of a text that the draft itself may change.
Result<std::string> own_english(flow::Published const& definition, std::string const& flow, std::string const& key)
{
    if (!definition)
        return fail(Errc::invalid_input, "file_unreadable: put the file right first");
    for (auto const& message : text::messages_of(*definition))
        if (message.key == key) {
            if (message.in != flow)
                return fail(Errc::invalid_input, "part_words: they belong to a part that other flows use too");
            return message.text;
        }
    return fail(Errc::not_found, "no such text");
}

bool is_offered(text::Translations const& translations, std::string const& locale)
{
    return std::ranges::any_of(text::locales(), [&](auto const& known) { return known.id == locale; })
        && translations.app.contains(locale) && locale != "en";
}

text::Message const* live_message(
    text::Translations const& translations, std::string const& locale, std::string const& flow, std::string const& key)
{
    auto const* translation = translations.find(locale, flow);
    if (!translation)
        return nullptr;
    auto found = translation->messages.find(key);
    return found == translation->messages.end() ? nullptr : &found->second;
}

/// Back to English for which there are live words: that somebody said they fit other English too is moot.
void forget_moot(KeptWords& words, text::Translations const& live, std::string const& flow, std::string const& key,
    std::string const& hash)
{
    for (auto& [locale, messages] : words) {
        auto found = messages.find(key);
        auto const* message = live_message(live, locale, flow, key);
        if (found != messages.end() && message && message->english == hash && message->text == found->second.text)
            messages.erase(found);
    }
}

} // namespace

asio::awaitable<Result<Studio::Opened>> Studio::open_for(
    domain::Actor actor, FlowAct act, DraftId draft, std::string hash)
{
    auto entry = co_await authority_.for_flows(actor, act, draft.text());
    if (!entry)
        co_return entry.error();
    auto record = store_.read().draft(draft);
    if (!record)
        co_return record.error();
    if (hash_of(*record) != hash)
        co_return fail(Errc::conflict, "draft_changed: somebody else wrote meanwhile");
    Opened opened(std::move(*record), std::move(*entry));
    co_return opened;
}

asio::awaitable<Result<Studio::Opened>> Studio::open_for_writing(
    domain::Actor actor, FlowAct act, DraftId draft, std::string hash)
{
    auto opened = co_await open_for(actor, act, draft, std::move(hash));
    if (!opened)
        co_return opened;
    auto& record = opened->record;
    if (record.state != domain::DraftState::draft)
        co_return state_error();
    if (std::ranges::find(record.editors, actor.worker) == record.editors.end())
        record.editors.push_back(actor.worker);
    co_return opened;
}

Studio::Written Studio::store_and_show(Opened opened, Change change)
{
    opened.record.changed = clock_.now();
    Change::DraftWrite write;
    write.expected = opened.record.revision;
    write.draft = opened.record;
    change.drafts.push_back(std::move(write));
    change.audit.push_back(std::move(opened.entry));
    auto stored = co_await store_.commit(std::move(change));
    if (!stored && stored.error().code == Errc::conflict)
        co_return fail(Errc::conflict, "draft_changed: somebody else wrote meanwhile");
    if (!stored)
        co_return stored.error();
    ++opened.record.revision;
    co_return co_await show(std::move(opened.record));
}

Studio::Written Studio::begin(domain::Actor actor, std::string flow)
{
    auto entry = co_await authority_.for_flows(actor, FlowAct::begin_draft, flow);
    if (!entry)
        co_return entry.error();
    auto live = live_.live(flow);
    if (!live)
        co_return live.error();
    store::DraftRecord record;
    record.id = DraftId::make(clock_.now(), random_);
    record.flow = flow;
    record.author = actor.worker;
    record.base = live->definition->version;
    record.yaml = live->yaml;
    record.translations = "{}";
    record.created = record.changed = clock_.now();
    Change change;
    change.new_drafts.push_back(record);
    change.audit.push_back(std::move(*entry));
    auto stored = co_await store_.commit(std::move(change));
    if (!stored && stored.error().code == Errc::conflict)
        co_return fail(Errc::conflict, "draft_open: there is one already");
    if (!stored)
        co_return stored.error();
    co_return co_await show(std::move(record));
}

Studio::Written Studio::write_words(domain::Actor actor, DraftId draft, std::string hash, Words words)
{
    auto opened = co_await open_for_writing(actor, FlowAct::write_words, draft, std::move(hash));
    if (!opened)
        co_return opened.error();
    if (auto fine = acceptable(words.text); !fine)
        co_return fine.error();
    auto& record = opened->record;
    auto before = co_await checked(record);
    if (!before)
        co_return before.error();
    auto english = own_english((*before)->definition, record.flow, words.key);
    if (!english)
        co_return english.error();
    auto kept = words_from_json(record.translations);
    if (!kept)
        co_return kept.error();
    auto const& translations = live_.library().translations();
    if (words.locale == "en") {
        auto yaml = flow::with_words(record.yaml, words.key, words.text);
        if (!yaml)
            co_return yaml.error();
        record.yaml = std::move(*yaml);
        forget_moot(*kept, translations, record.flow, words.key, text::english_hash(words.text));
    } else if (is_offered(translations, words.locale)) {
        (*kept)[words.locale][words.key] = { words.text, text::english_hash(*english), true, {} };
    } else {
        co_return fail(Errc::invalid_input, "no language the service speaks");
    }
    record.translations = to_json(*kept);
    co_return co_await store_and_show(std::move(*opened));
}

Studio::Written Studio::say_still_fits(
    domain::Actor actor, DraftId draft, std::string hash, std::string key, std::string locale)
{
    auto opened = co_await open_for_writing(actor, FlowAct::say_still_fits, draft, std::move(hash));
    if (!opened)
        co_return opened.error();
    auto& record = opened->record;
    auto before = co_await checked(record);
    if (!before)
        co_return before.error();
    auto english = own_english((*before)->definition, record.flow, key);
    if (!english)
        co_return english.error();
    auto kept = words_from_json(record.translations);
    if (!kept)
        co_return kept.error();
    auto fits = text::english_hash(*english);
    bool any = false;
    auto now = translations_for(record.flow, live_.library().translations(), *kept);
    for (auto const& spoken : text::locales()) {
        if (locale != "*" && locale != spoken.id)
            continue;
        auto const* message = live_message(now, spoken.id, record.flow, key);
        if (!message || message->english == fits)
            continue;
        (*kept)[spoken.id][key] = { message->text, fits, true, actor.worker };
        any = true;
    }
    if (!any)
        co_return fail(Errc::invalid_input, "nothing_stale: every translation there is fits already");
    record.translations = to_json(*kept);
    co_return co_await store_and_show(std::move(*opened));
}

Studio::Written Studio::write_file(domain::Actor actor, DraftId draft, std::string hash, std::string yaml)
{
    auto opened = co_await open_for_writing(actor, FlowAct::write_file, draft, std::move(hash));
    if (!opened)
        co_return opened.error();
    if (yaml.size() > flow::YamlFile::largest)
        co_return fail(Errc::invalid_input, "too_long: a flow file");
    opened->record.yaml = std::move(yaml);
    co_return co_await store_and_show(std::move(*opened));
}

} // namespace sayso::app
