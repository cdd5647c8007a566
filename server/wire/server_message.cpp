#include "wire/server_message.h"

#include "wire/writing.h"

namespace sayso::wire {

namespace {

json::object begin(char const* type, SessionId session, std::uint64_t number)
{
    return { { "type", type }, { "session", session.text() }, { "n", number } };
}

} // namespace

std::string to_message(text::StartedView const& started)
{
    auto object = begin("started", started.session, started.number);
    object["flow"] = started.flow;
    object["title"] = started.title;
    object["lang"] = started.lang;
    object["dir"] = direction(started.right_to_left);
    object["approved"] = started.approved;
    object["state"] = name(started.state);
    object["pause"] = started.pause_text;
    if (started.back)
        object["back"] = words_json(*started.back);
    return json::serialize(object);
}

std::string to_message(text::AskView const& ask)
{
    auto object = begin(ask.ask ? "ask" : "end", ask.session, ask.number);
    object["said"] = array_of(ask.said, prompt_json);
    if (ask.ask)
        object["ask"] = prompt_json(*ask.ask);
    object["answered"] = ask.answered;
    if (ask.ask)
        object["about_left"] = ask.about_left;
    if (ask.ask && !ask.previous.empty())
        object["previous"] = embedded(ask.previous);
    return json::serialize(object);
}

std::string to_message(text::SavedView const& saved)
{
    auto object = begin("saved", saved.session, saved.number);
    object["id"] = saved.id.text();
    object["step"] = saved.place;
    object["at"] = told_json(saved.at);
    object["answer"] = saved.answer;
    add_text(object, "told", saved.told);
    add_media(object, saved.media);
    return json::serialize(object);
}

std::string to_message(text::ReviewView const& review)
{
    auto line_json = [](text::ReviewView::Line const& line) {
        return json::object {
            { "step", line.place },
            { "question", words_json(line.question) },
            { "answer", line.answer },
            { "value", embedded(line.value) },
            { "can_edit", line.can_edit },
        };
    };
    auto object = begin("review", review.session, review.number);
    object["lines"] = array_of(review.lines, line_json);
    object["who_will_see"] = review.who_will_see;
    if (!review.adviser.empty())
        object["without_adviser"]
            = json::object { { "name", review.adviser }, { "who_will_see", review.who_sees_without } };
    object["complete"] = review.complete;
    object["state"] = name(review.state);
    return json::serialize(object);
}

std::string to_message(text::SubmittedView const& submitted)
{
    auto object = begin("submitted", submitted.session, submitted.number);
    object["at"] = told_json(submitted.at);
    object["what_next"] = submitted.what_next;
    return json::serialize(object);
}

std::string to_message(text::StoppedView const& stopped)
{
    auto object = begin("stopped", stopped.session, stopped.number);
    object["words"] = stopped.words;
    return json::serialize(object);
}

std::string to_message(text::NoticeView const& notice)
{
    auto object = begin("notice", notice.session, notice.number);
    object["kind"] = notice.kind;
    object["at"] = told_json(notice.at);
    object["words"] = notice.words;
    if (notice.reply)
        object["reply"] = reply_json(*notice.reply);
    return json::serialize(object);
}

std::string to_message(InboxNews const& news)
{
    json::object object {
        { "type", "inbox" },
        { "kind", news.kind },
        { "young_person", news.young_person.text() },
        { "session", news.session.text() },
        { "ref", news.ref },
        { "level", name(news.level) },
    };
    return json::serialize(object);
}

std::string pong_message()
{
    return R"({"type":"pong"})";
}

} // namespace sayso::wire
