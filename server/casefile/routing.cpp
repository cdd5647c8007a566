#include "casefile/routing.h"

#include <algorithm>

#include <tuple>

namespace sayso::casefile {

namespace {

Date days_after(Date day, int days)
{
    return Date { std::chrono::sys_days { day } + std::chrono::days { days } };
}

AlertRecord make_alert(Happening const& happening, Happening::Raised const& raised, IdSource& ids)
{
    AlertRecord alert;
    alert.id = ids.next<AlertTag>();
    alert.session = happening.session;
    alert.subject = happening.subject;
    alert.name = raised.alert;
    alert.flow = happening.flow;
    alert.level = raised.level;
    alert.place = raised.place;
    alert.to = raised.to;
    alert.otherwise = raised.otherwise;
    alert.add = raised.add;
    alert.raised = happening.at;
    alert.acknowledge_by = happening.at + raised.acknowledge_in;
    return alert;
}

void add_alert(Routed& routed, Happening const& happening, Happening::Raised const& raised, IdSource& ids)
{
    auto alert = make_alert(happening, raised, ids);
    for (auto const& task : raised.tasks)
        routed.tasks.push_back({ ids.next<TaskTag>(), happening.session, happening.subject, task.name, task.to,
            days_after(happening.today, task.due_in_days) });
    routed.chronology.push_back(
        { ids.next<EntryTag>(), happening.subject, happening.at, "alert_raised", happening.session, raised.alert });
    routed.notices.push_back({ "alert", alert.id.text(), raised.level });
    routed.alerts.push_back(std::move(alert));
}

} // namespace

Routed route(Happening const& happening, IdSource& ids)
{
    Routed routed;
    // Filing makes no chronology: it is for what matters in a life, and the statement already holds every answer.
    for (auto const& filed : happening.filed)
        routed.fields.push_back(
            { happening.session, filed.place, filed.field, filed.matters, filed.filed, happening.at });
    for (auto const& raised : happening.raised)
        add_alert(routed, happening, raised, ids);
    return routed;
}

bool overdue(AlertRecord const& alert, Moment now)
{
    return !alert.acknowledged && alert.acknowledge_by < now;
}

std::vector<domain::Recipient> now_with(AlertRecord const& alert, std::vector<AlertStep> const& steps)
{
    auto reached = alert.to;
    for (auto const& step : steps)
        if (std::find(reached.begin(), reached.end(), step.to) == reached.end())
            reached.push_back(step.to);
    return reached;
}

bool more_pressing(AlertRecord const& left, AlertRecord const& right, Moment now)
{
    // The id settles ties, so that a list never changes its order by itself.
    auto rank = [&](AlertRecord const& alert) {
        return std::tuple(alert.acknowledged.has_value(), -static_cast<int>(alert.level), !overdue(alert, now),
            alert.raised, alert.id);
    };
    return rank(left) < rank(right);
}

bool is_past_the_adviser(std::vector<AlertRecord> const& alerts)
{
    return std::any_of(alerts.begin(), alerts.end(), [](AlertRecord const& alert) {
        auto is_for = [&](domain::Recipient recipient) {
            return std::find(alert.to.begin(), alert.to.end(), recipient) != alert.to.end();
        };
        return is_for(domain::Recipient::safeguarding_lead) && !is_for(domain::Recipient::adviser);
    });
}

} // namespace sayso::casefile
