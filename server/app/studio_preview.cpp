#include "app/studio.h"

#include "flow/engine.h"
#include "flow/samples.h"
#include <algorithm>

/// A draft talked through: nothing of it is kept.
namespace sayso::app {

namespace asio = boost::asio;

namespace {

std::string opened_out(std::string name)
{
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

/// Somebody the flow is for: in the middle of its ages, with people who are plainly invented.
std::map<std::string, flow::Value, std::less<>> made_up_inputs(
    flow::Definition const& definition, Date today, bool nameless)
{
    std::map<std::string, flow::Value, std::less<>> inputs;
    for (auto const& input : definition.inputs)
        inputs[input.name] = flow::Samples::any_input(input);
    for (auto const& input : definition.inputs) {
        if (input.type == flow::InputType::staff)
            inputs[input.name] = std::string("Sam Example");
        if (input.name != "dob")
            continue;
        auto oldest = std::min(definition.oldest, definition.youngest + 20);
        auto years = std::chrono::years((definition.youngest + oldest + 1) / 2);
        auto month = today.year() / today.month() / 1;
        inputs["dob"] = Date((month - years).year(), month.month(), std::chrono::day(1));
        if (nameless)
            inputs.erase("dob");
    }
    if (nameless)
        inputs.erase("adviser");
    inputs["nameless"] = nameless;
    return inputs;
}

class Preview {
public:
    Preview(flow::Definition const& definition, flow::Fields const& fields, text::Translations const& translations,
        Studio::PreviewRequest const& request)
        : definition_(definition)
        , fields_(fields)
        , request_(request)
        , presenter_(translations)
        , locale_(text::locale_or_english(request.locale))
    {
        session_.flow = definition.id;
        session_.version = definition.version;
        session_.today = request.today;
        session_.inputs = made_up_inputs(definition, request.today, request.nameless);
    }

    Result<text::PreviewView> talk()
    {
        for (auto const& answer : request_.answers)
            if (auto given = give(answer); !given)
                return given.error();
        auto path = flow::follow(definition_, session_);
        if (!path)
            return path.error();
        for (auto const& visited : path->visited)
            view_.shown.push_back(prompt(*path, visited.place));
        if (path->waiting)
            view_.waiting = prompt(*path, *path->waiting);
        view_.done = !path->waiting;
        return std::move(view_);
    }

private:
    Result<> give(Studio::PreviewAnswer const& given)
    {
        auto place = flow::parse_place(given.place);
        if (!place)
            return fail(Errc::invalid_input, "wrong_step");
        auto claimed = flow::parse_answer(given.value);
        if (!claimed)
            return fail(Errc::invalid_input, "wrong_type");
        flow::Answer answer { AnswerId(), *place, claimed->value, Moment() };
        auto turn = flow::advance(definition_, session_, std::move(answer));
        if (!turn)
            return turn.error();
        for (auto const& filing : turn->filings)
            if (auto field = fields_.find(filing.field); filing.filed && field != fields_.end())
                view_.filed.push_back(field->second.label);
        for (auto const& raised : turn->raised) {
            auto const& alert = *raised.alert;
            text::PreviewView::Alert shown { alert.title.empty() ? opened_out(alert.name) : alert.title, {},
                alert.level };
            for (auto recipient : alert.to)
                shown.to.push_back(opened_out(domain::name(recipient)));
            view_.alerts.push_back(std::move(shown));
        }
        session_ = std::move(turn->session);
        return {};
    }

    text::Prompt prompt(flow::Path const& path, flow::Place const& place)
    {
        auto shown = presenter_.present(definition_, session_, path, place, locale_);
        if (request_.easy && !shown.easy.text.empty())
            shown.words = shown.easy;
        return shown;
    }

    flow::Definition const& definition_;
    flow::Fields const& fields_;
    Studio::PreviewRequest const& request_;
    text::Presenter presenter_;
    text::Locale const& locale_;
    flow::Session session_;
    text::PreviewView view_;
};

} // namespace

asio::awaitable<Result<text::PreviewView>> Studio::preview(domain::Actor actor, DraftId draft, PreviewRequest request)
{
    auto allowed = co_await authority_.for_flows(actor, FlowAct::look, draft.text());
    if (!allowed)
        co_return allowed.error();
    auto record = store_.read().draft(draft);
    if (!record)
        co_return record.error();
    auto words = words_from_json(record->translations);
    if (!words)
        co_return words.error();
    auto result = co_await checked(*record);
    if (!result)
        co_return result.error();
    auto definition = (*result)->definition;
    if (!(*result)->can_be_followed())
        co_return fail(Errc::invalid_input, "file_unreadable: put the file right first");
    auto translations = translations_for(record->flow, live_.library().translations(), *words);
    auto installed = live_.installed();
    Result<text::PreviewView> view = fail(Errc::unavailable, "not talked through");
    std::function<void()> work([&] {
        Preview preview(*definition, installed->fields, translations, request);
        view = preview.talk();
    });
    if (!co_await checking_.run(std::move(work)))
        co_return fail(Errc::unavailable, "too many checks are waiting");
    co_return view;
}

} // namespace sayso::app
