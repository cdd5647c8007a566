#include "wire/client_message.h"

#include "casefile/helper.h"
#include "wire/reading.h"

namespace sayso::wire {

namespace {

using Parse = ClientMessage (*)(ObjectReader&);

ClientMessage parse_start(ObjectReader& reader)
{
    Start start;
    start.flow = reader.text("flow");
    start.locale = reader.text("locale");
    auto channel = domain::channel_from(reader.text("channel"));
    // A terminal is no page: only the command line may claim to be one.
    if (!channel || *channel == domain::Channel::terminal)
        reader.fault("wrong_type", "channel");
    else
        start.channel = *channel;
    return start;
}

GiveAnswer parse_given(ObjectReader& reader)
{
    GiveAnswer given;
    given.session = reader.id<SessionId>("session");
    given.id = reader.id<AnswerId>("id");
    given.place = reader.text("step");
    auto value = reader.json_of("value");
    given.helper = reader.text_if_there("helper");
    if (!given.helper.empty() && !casefile::is_helper(given.helper))
        reader.fault("wrong_type", "helper");
    if (reader.has_fault())
        return given;
    auto claimed = flow::parse_answer(value);
    if (claimed)
        given.claimed = std::move(*claimed);
    else
        reader.fault("wrong_type", "value");
    return given;
}

ClientMessage parse_answer_message(ObjectReader& reader)
{
    return parse_given(reader);
}

ClientMessage parse_edit(ObjectReader& reader)
{
    auto given = parse_given(reader);
    given.edit = true;
    return given;
}

ClientMessage parse_back(ObjectReader& reader)
{
    Back back;
    back.session = reader.id<SessionId>("session");
    back.place = reader.text_if_there("step");
    return back;
}

template <class Message> ClientMessage parse_session_only(ObjectReader& reader)
{
    return Message { reader.id<SessionId>("session") };
}

ClientMessage parse_submit(ObjectReader& reader)
{
    Submit submit;
    submit.session = reader.id<SessionId>("session");
    submit.without_adviser = reader.flag_if_there("without_adviser");
    return submit;
}

ClientMessage parse_resume(ObjectReader& reader)
{
    Resume resume;
    resume.session = reader.id<SessionId>("session");
    resume.last = reader.count("last");
    resume.locale = reader.text("locale");
    return resume;
}

ClientMessage parse_ping(ObjectReader&)
{
    return Ping {};
}

Parse find_parse(std::string_view type)
{
    static constexpr std::pair<std::string_view, Parse> table[] = {
        { "answer", parse_answer_message },
        { "back", parse_back },
        { "edit", parse_edit },
        { "ping", parse_ping },
        { "resume", parse_resume },
        { "review", parse_session_only<Review> },
        { "start", parse_start },
        { "stop", parse_session_only<Stop> },
        { "submit", parse_submit },
    };
    for (auto const& [known, parse] : table)
        if (known == type)
            return parse;
    return nullptr;
}

/// Says what a refused message was about, so that the page can put the problem beside the right answer.
void add_subject(MessageFault& fault, ClientMessage const& message)
{
    auto given = std::get_if<GiveAnswer>(&message);
    if (!given)
        return;
    if (!given->session.is_nil())
        fault.session = given->session;
    if (!given->id.is_nil())
        fault.answer = given->id;
}

} // namespace

boost::system::result<ClientMessage, MessageFault> parse_client_message(std::string_view text)
{
    if (text.size() > longest_message)
        return MessageFault { Errc::invalid_input, "too_large", "", std::nullopt, std::nullopt };
    ObjectReader reader(text);
    auto type = reader.text("type");
    auto parse = find_parse(type);
    if (!parse) {
        reader.fault("unknown_type", "type");
        return *reader.finish();
    }
    auto message = parse(reader);
    if (auto fault = reader.finish()) {
        add_subject(*fault, message);
        return *fault;
    }
    return message;
}

} // namespace sayso::wire
