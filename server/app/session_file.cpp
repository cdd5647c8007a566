#include "app/session_file.h"

#include "flow/answer_check.h"
#include "text/name_words.h"
#include <boost/json.hpp>

namespace sayso::app {

namespace json = boost::json;

namespace {

json::value to_json_value(flow::Value const& value)
{
    struct Writer {
        json::value operator()(flow::Unknown) const { return nullptr; }
        json::value operator()(bool flag) const { return json::object { { "bool", flag } }; }
        json::value operator()(std::int64_t number) const { return json::object { { "int", number } }; }
        json::value operator()(Date date) const { return json::object { { "date", iso_text(date) } }; }
        json::value operator()(std::string const& words) const { return json::object { { "text", words } }; }
        json::value operator()(flow::EnumValue const& id) const { return json::object { { "enum", id.id } }; }
        json::value operator()(std::vector<std::string> const& list) const
        {
            return json::object { { "list", json::value_from(list) } };
        }
    };
    return std::visit(Writer(), value);
}

flow::Value from_json_value(json::value const& value)
{
    auto const* object = value.if_object();
    if (!object || object->size() != 1)
        return flow::Unknown();
    auto const& [kind, content] = *object->begin();
    if (kind == "bool" && content.is_bool())
        return content.get_bool();
    if (kind == "int" && content.is_int64())
        return content.get_int64();
    if (kind == "date" && content.is_string()) {
        auto date = parse_date(content.get_string());
        return date ? flow::Value(*date) : flow::Value(flow::Unknown());
    }
    if (kind == "text" && content.is_string())
        return std::string(content.get_string());
    if (kind == "enum" && content.is_string())
        return flow::EnumValue { std::string(content.get_string()) };
    return flow::Unknown();
}

vault::Cell answer_cell(SessionId session, AnswerId answer)
{
    return vault::Cell { "answer", "value", session.text() + "/" + answer.text() };
}

vault::Cell reply_cell(ReplyId reply)
{
    return vault::Cell { "reply", "words", reply.text() };
}

Result<json::object> parse_object(std::string_view text)
{
    boost::system::error_code ec;
    auto value = json::parse(text, ec);
    if (ec || !value.is_object())
        return fail(Errc::corrupt, "a sealed value is not the JSON it should be");
    return value.get_object();
}

std::string text_at(json::object const& object, std::string_view key)
{
    auto const* value = object.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

Result<flow::Answer> open_answer(vault::KeyHandle const& key, store::AnswerRecord const& row)
{
    auto text = key.open(answer_cell(row.session, row.id), row.value);
    if (!text)
        return text.error();
    auto claimed = flow::parse_answer(*text);
    if (!claimed)
        return fail(Errc::corrupt, "a stored answer is not an answer");
    auto place = flow::parse_place(row.place);
    if (!place)
        return fail(Errc::corrupt, "a stored answer has no place");
    flow::Answer answer;
    answer.id = row.id;
    answer.place = std::move(*place);
    answer.value = std::move(claimed->value);
    answer.at = row.at;
    return answer;
}

} // namespace

vault::Cell inputs_cell(SessionId session)
{
    return vault::Cell { "session", "inputs", session.text() };
}

vault::Cell details_cell(YoungPersonId person)
{
    return vault::Cell { "young_person", "details", person.text() };
}

vault::Sealed seal_inputs(vault::KeyHandle const& key, SessionId session, Inputs const& inputs)
{
    json::object object;
    for (auto const& [name, value] : inputs)
        object[name] = to_json_value(value);
    return key.seal(inputs_cell(session), json::serialize(object));
}

vault::Sealed seal_answer(vault::KeyHandle const& key, SessionId session, AnswerId answer, std::string_view json)
{
    return key.seal(answer_cell(session, answer), json);
}

vault::Sealed seal_details(vault::KeyHandle const& key, YoungPersonId person, domain::PersonalDetails const& details)
{
    json::object object { { "preferred_name", details.preferred_name }, { "full_name", details.full_name } };
    if (details.born)
        object["born"] = iso_text(*details.born);
    return key.seal(details_cell(person), json::serialize(object));
}

Result<domain::PersonalDetails> open_details(vault::KeyHandle const& key, store::YoungPersonRecord const& person)
{
    domain::PersonalDetails details;
    if (person.nameless)
        return details;
    auto text = key.open(details_cell(person.id), person.details);
    if (!text)
        return text.error();
    auto object = parse_object(*text);
    if (!object)
        return object.error();
    details.preferred_name = text_at(*object, "preferred_name");
    details.full_name = text_at(*object, "full_name");
    if (auto born = parse_date(text_at(*object, "born")))
        details.born = *born;
    return details;
}

std::string shown_name(domain::PersonalDetails const& details)
{
    return details.preferred_name.empty() ? details.full_name : details.preferred_name;
}

std::vector<store::NameIndexRecord> name_index(
    vault::Vault const& vault, YoungPersonId person, domain::PersonalDetails const& details)
{
    std::vector<store::NameIndexRecord> rows;
    for (auto const& word : text::name_words(details.preferred_name + " " + details.full_name)) {
        store::NameIndexRecord row;
        row.subject = person;
        row.word_index = vault.blind_index("name", word);
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<Moment> last_said(store::Store& store, store::SessionRecord const& session)
{
    auto answers = store.answers(session.id);
    if (!answers)
        return answers.error();
    return answers->empty() ? session.started : answers->back().at;
}

std::optional<int> weeks_of_silence(std::optional<Moment> last, Moment now, int long_silence)
{
    if (!last)
        return std::nullopt;
    auto weeks = static_cast<int>(std::chrono::floor<std::chrono::weeks>(now - *last).count());
    return weeks >= long_silence ? std::optional(weeks) : std::nullopt;
}

vault::Sealed seal_reply(vault::KeyHandle const& key, ReplyId reply, std::string_view words)
{
    return key.seal(reply_cell(reply), words);
}

std::optional<domain::MediaView> media_of(flow::Definition const& definition, flow::Answer const& answer)
{
    auto const* step = definition.find(answer.place.step);
    auto const* id = std::get_if<std::string>(&answer.value.payload);
    bool names_one = step && id && flow::is_media(step->type) && !flow::is_in_words(*step, answer.value);
    return names_one ? std::optional(domain::MediaView { *id, flow::name(step->type) }) : std::nullopt;
}

std::string answer_type(flow::Definition const& definition, flow::Answer const& answer)
{
    auto const* step = definition.find(answer.place.step);
    if (!step || !step->asks)
        return "";
    return flow::is_in_words(*step, answer.value) ? "text" : flow::name(step->type);
}

std::string worker_name(store::Store& store, WorkerId worker)
{
    auto record = store.worker(worker);
    return record ? record->display_name : "a worker who has left";
}

domain::Told told(Moment at, Moment now, text::Locale const& locale)
{
    return domain::Told { at, text::friendly_time(at, now, locale) };
}

Result<std::vector<domain::ReplyView>> open_replies(
    store::Store& store, vault::KeyHandle const& key, SessionId session, Moment now, text::Locale const& locale)
{
    auto rows = store.replies_to(session);
    if (!rows)
        return rows.error();
    std::vector<domain::ReplyView> replies;
    for (auto const& row : *rows) {
        auto words = key.open(reply_cell(row.id), row.words);
        if (!words)
            return words.error();
        domain::ReplyView view;
        view.id = row.id;
        view.by = worker_name(store, row.by);
        view.words = std::move(*words);
        view.at = told(row.at, now, locale);
        replies.push_back(std::move(view));
    }
    return replies;
}

Result<OpenSession> open_session(
    store::Store& store, FlowLibrary& flows, vault::KeyHandle const& key, store::SessionRecord record)
{
    auto definition = flows.version(record.version);
    if (!definition)
        return definition.error();
    auto rows = store.answers(record.id);
    if (!rows)
        return rows.error();
    auto alerts = store.alerts_of_session(record.id);
    if (!alerts)
        return alerts.error();
    auto inputs_text = key.open(inputs_cell(record.id), record.inputs);
    if (!inputs_text)
        return inputs_text.error();
    auto inputs = parse_object(*inputs_text);
    if (!inputs)
        return inputs.error();

    flow::Session session;
    session.id = record.id;
    session.flow = record.flow;
    session.version = record.version;
    session.today = record.today;
    for (auto const& [name, value] : *inputs)
        session.inputs[std::string(name)] = from_json_value(value);
    for (auto const& alert : *alerts)
        session.raised.push_back(alert.name);
    for (auto const& row : *rows) {
        auto answer = open_answer(key, row);
        if (!answer)
            return answer.error();
        session.answers.push_back(std::move(*answer));
    }
    return OpenSession(
        std::move(record), std::move(*definition), std::move(session), std::move(*rows), std::move(*alerts));
}

std::optional<int> age_on(std::optional<Date> born, Date today)
{
    if (!born)
        return std::nullopt;
    int years = static_cast<int>(today.year()) - static_cast<int>(born->year());
    bool not_yet = std::make_pair(today.month(), today.day()) < std::make_pair(born->month(), born->day());
    return not_yet ? years - 1 : years;
}

} // namespace sayso::app
