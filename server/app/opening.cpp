#include "app/opening.h"

#include "casefile/opening.h"

namespace sayso::app {

namespace {

std::string opens_words(text::Presenter& presenter, text::Locale const& locale, Moment opens, Moment now)
{
    auto today = domain::england_day(now);
    auto day = domain::england_day(opens);
    auto time = text::time_of_day(opens, locale);
    if (day == today)
        return presenter.app(locale, "opening.opens_today", { { "time", time } });
    if (day == domain::days_after(today, 1))
        return presenter.app(locale, "opening.opens_tomorrow", { { "time", time } });
    bool this_week = day < domain::days_after(today, 7);
    auto day_words = this_week ? text::weekday_name(day, locale) : text::long_date(day, locale);
    return presenter.app(locale, "opening.opens_on", { { "day", day_words }, { "time", time } });
}

} // namespace

domain::OpeningView opening_view(
    domain::CouncilSettings const& settings, text::Presenter& presenter, text::Locale const& locale, Moment now)
{
    auto opening = casefile::opening_at(settings, now);
    domain::OpeningView view;
    view.open_now = opening.open_now;
    view.words = opening.open_now
        ? presenter.app(locale, "opening.open_until", { { "time", text::time_of_day(*opening.closes, locale) } })
        : presenter.app(locale, "opening.closed");
    if (opening.opens_next)
        view.next = opens_words(presenter, locale, *opening.opens_next, now);
    auto const& night = settings.out_of_hours;
    view.night_words = night.phone.empty() ? presenter.app(locale, "opening.night_nobody")
                                           : presenter.app(locale, "opening.night", { { "name", night.name } });
    view.night_phone = night.phone;
    return view;
}

} // namespace sayso::app
