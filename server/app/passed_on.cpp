#include "app/passed_on.h"

#include "casefile/escalation.h"
#include <algorithm>

namespace sayso::app {

namespace {

domain::Desk const* desk_of(domain::CouncilSettings const* settings, domain::Recipient recipient)
{
    if (!settings)
        return nullptr;
    if (recipient == domain::Recipient::duty_team)
        return &settings->duty;
    if (recipient == domain::Recipient::out_of_hours)
        return &settings->out_of_hours;
    return nullptr;
}

} // namespace

std::string recipient_words(text::Presenter& presenter, text::Locale const& locale, domain::Recipient recipient,
    casefile::AlertRecord const& alert)
{
    bool about_staff = casefile::circle_of({ alert }) == casefile::Circle::lead_only;
    if (recipient == domain::Recipient::safeguarding_lead && !about_staff)
        return presenter.app(locale, "recipient.safety_manager");
    return presenter.app(locale, std::string("recipient.") + domain::name(recipient));
}

std::string passed_on_words(store::Store& store, text::Presenter& presenter, text::Locale const& locale,
    domain::CouncilSettings const* settings, store::SessionEventRecord const& event, Moment now)
{
    auto id = AlertId::parse(event.ref);
    if (!id)
        return {};
    auto alert = store.alert(*id);
    auto steps = store.alert_steps(*id);
    auto session = store.session(event.session);
    if (!alert || !steps || !session)
        return {};
    auto step = std::ranges::find(*steps, event.at, &casefile::AlertStep::at);
    if (step == steps->end())
        return {};
    bool was_read = session->read && *session->read <= event.at;
    std::string key = was_read ? "notice.passed_on_read" : "notice.passed_on";
    if (casefile::is_reminder(*alert, *steps, *step))
        key = "notice.reminded";
    auto words = presenter.app(locale, key,
        { { "who", recipient_words(presenter, locale, step->to, *alert) },
            { "when", text::friendly_time(event.at, now, locale) } });
    auto const* desk = desk_of(settings, step->to);
    if (desk && !desk->phone.empty())
        words += " " + presenter.app(locale, "notice.call_them", { { "name", desk->name }, { "phone", desk->phone } });
    return words;
}

} // namespace sayso::app
