#include "commands/council_settings.h"

#include "flow/author_map.h"
#include "flow/parameters.h"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace sayso::commands {

namespace fs = std::filesystem;
using domain::CouncilSettings;
using domain::Recipient;
using flow::AuthorMap;
using flow::Rule;
using flow::YamlNode;

namespace {

constexpr std::array weekday_names { "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday" };
constexpr std::array level_names { "routine", "soon", "urgent" };

struct Count {
    char const* name;
    int CouncilSettings::* value;
    int least;
    int most;
};
using S = CouncilSettings;
constexpr Count counts[] {
    { "reply_within_working_days", &S::reply_within_working_days, 1, 60 },
    { "repeat_alert_days", &S::repeat_alert_days, 1, 3650 },
    { "not_heard_weeks", &S::not_heard_weeks, 1, 520 },
};
constexpr Count clocks[] {
    { "needs_assessment_months", &S::needs_assessment_months, 1, 12 },
    { "plan_first_months", &S::plan_first_months, 1, 12 },
    { "plan_review_months", &S::plan_review_months, 1, 6 }, // The law allows no more.
    { "asked_review_working_days", &S::asked_review_working_days, 1, 60 },
    { "first_visit_days", &S::first_visit_days, 1, 7 },
    { "visit_months", &S::visit_months, 1, 2 },
    { "complaint_stage_1_working_days", &S::complaint_stage_1_working_days, 1, 10 },
    { "complaint_stage_1_longest_working_days", &S::complaint_stage_1_longest_working_days, 1, 20 },
    { "complaint_ask_stage_2_working_days", &S::complaint_ask_stage_2_working_days, 1, 250 },
    { "complaint_stage_2_working_days", &S::complaint_stage_2_working_days, 1, 25 },
    { "complaint_stage_2_longest_working_days", &S::complaint_stage_2_longest_working_days, 1, 65 },
    { "complaint_stage_3_panel_working_days", &S::complaint_stage_3_panel_working_days, 1, 30 },
    { "complaint_stage_3_report_working_days", &S::complaint_stage_3_report_working_days, 1, 5 },
    { "complaint_stage_3_answer_days", &S::complaint_stage_3_answer_days, 1, 15 },
    { "return_interview_hours", &S::return_interview_hours, 1, 72 },
    { "housing_consent_days", &S::housing_consent_days, 1, 14 },
    { "safeguarding_decision_working_days", &S::safeguarding_decision_working_days, 1, 1 },
    { "assessment_working_days", &S::assessment_working_days, 1, 45 },
};

/// "09:30" as minutes after midnight; 24:00 ends a day.
std::optional<int> parse_clock(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    auto hours = flow::parse_whole_number(text.substr(0, 2));
    auto minutes = flow::parse_whole_number(text.substr(3, 2));
    if (!hours || !minutes || *hours < 0 || *minutes < 0 || *minutes > 59)
        return std::nullopt;
    auto all = *hours * 60 + *minutes;
    return all <= 24 * 60 ? std::optional(static_cast<int>(all)) : std::nullopt;
}

class SettingsReader {
public:
    explicit SettingsReader(flow::ProblemList& problems)
        : problems_(problems)
    {
    }

    CouncilSettings read(YamlNode const& root)
    {
        AuthorMap map(root, "the council's settings", problems_);
        if (auto const* hours = map.find("open"))
            read_hours(*hours);
        read_closed(map);
        settings_.duty = read_desk(map, "duty");
        settings_.out_of_hours = read_desk(map, "out_of_hours");
        if (auto const* escalation = map.find("escalation"))
            read_escalation(*escalation);
        if (auto const* overdue = map.find("overdue"))
            read_overdue(*overdue);
        for (auto const& count : counts)
            settings_.*count.value = map.optional_number(count.name, settings_.*count.value, count.least, count.most);
        if (auto const* inner = map.find("clocks")) {
            AuthorMap clock_map(*inner, "clocks", problems_);
            for (auto const& clock : clocks)
                settings_.*clock.value
                    = clock_map.optional_number(clock.name, settings_.*clock.value, clock.least, clock.most);
            clock_map.finish();
        }
        settings_.retention_nation = map.optional_text("retention_nation", settings_.retention_nation);
        if (auto const& nation = settings_.retention_nation;
            nation != "england" && nation != "wales" && nation != "scotland" && nation != "northern_ireland" && !nation.empty())
            add(map.find("retention_nation")->mark, "\"" + nation + "\" is no nation whose rules we know",
                "write england, wales, scotland or northern_ireland");
        map.finish();
        return std::move(settings_);
    }

private:
    void add(flow::Mark mark, std::string reason, std::string fix)
    {
        problems_.add(std::move(mark), Rule::names, std::move(reason), std::move(fix));
    }

    void read_hours(YamlNode const& node)
    {
        AuthorMap map(node, "open", problems_);
        for (std::size_t day = 0; day < weekday_names.size(); ++day) {
            auto const* value = map.find(weekday_names[day]);
            auto text = map.optional_text(weekday_names[day], "closed");
            settings_.hours.at(day) = {};
            if (text == "closed" || text.empty())
                continue;
            auto from = text.size() == 11 && text[5] == '-' ? parse_clock(text.substr(0, 5)) : std::nullopt;
            auto until = from ? parse_clock(std::string_view(text).substr(6)) : std::nullopt;
            if (!from || !until || *until <= *from) {
                add(value->mark, std::string(weekday_names[day]) + " is \"" + text + "\", which is no opening time",
                    "write it like 09:00-17:00, or closed");
                continue;
            }
            settings_.hours.at(day) = { *from, *until };
        }
        map.finish();
    }

    void read_closed(AuthorMap& map)
    {
        for (auto const& word : map.words("closed")) {
            auto day = parse_date(word.text);
            if (day)
                settings_.closed_days.push_back(*day);
            else
                add(word.mark, "\"" + word.text + "\" is not a day", "write it like 2026-12-24");
        }
    }

    domain::Desk read_desk(AuthorMap& map, char const* name)
    {
        domain::Desk desk;
        auto const* node = map.find(name);
        if (!node)
            return desk;
        AuthorMap inner(*node, name, problems_);
        desk.name = inner.required_text("name");
        desk.phone = inner.required_text("phone");
        inner.finish();
        auto digits = std::ranges::count_if(desk.phone, [](char c) { return c >= '0' && c <= '9'; });
        bool clean = desk.phone.find_first_not_of("0123456789 +()-") == std::string::npos;
        if (!desk.phone.empty() && (!clean || digits < 3))
            add(inner.find("phone")->mark, std::string(name) + " has a phone that can not be called: \"" + desk.phone + "\"",
                "write digits and spaces, in quotes");
        return desk;
    }

    void read_escalation(YamlNode const& node)
    {
        AuthorMap map(node, "escalation", problems_);
        if (map.has("chain")) {
            settings_.chain.clear();
            for (auto const& word : map.words("chain")) {
                auto recipient = domain::recipient_from(word.text);
                if (!recipient)
                    add(word.mark, "\"" + word.text + "\" is nobody an alert can go to",
                        "use duty_team, out_of_hours, team_manager or safeguarding_lead");
                else
                    settings_.chain.push_back(*recipient);
            }
            if (settings_.chain.empty())
                add(map.find("chain")->mark, "the chain names nobody, so that an alert could be left lying",
                    "write chain: [duty_team, out_of_hours, safeguarding_lead]");
        }
        read_durations(map, "pass_on_after", settings_.pass_on_after);
        read_durations(map, "remind_every", settings_.remind_every);
        map.finish();
    }

    /// Whom what ran out comes to besides, by name, and after how many office hours.
    void read_overdue(YamlNode const& node)
    {
        AuthorMap map(node, "overdue", problems_);
        settings_.overdue.clear();
        for (auto to : { Recipient::team_manager, Recipient::duty_team, Recipient::out_of_hours,
                 Recipient::safeguarding_lead })
            if (map.has(domain::name(to)))
                settings_.overdue.push_back({ to, 60 * map.optional_number(domain::name(to), 0, 0, 400) });
        map.finish();
        std::ranges::stable_sort(settings_.overdue, {}, &CouncilSettings::OverdueStep::after_open_minutes);
    }

    void read_durations(AuthorMap& map, char const* name, std::array<std::chrono::minutes, 3>& durations)
    {
        auto const* node = map.find(name);
        if (!node)
            return;
        AuthorMap inner(*node, name, problems_);
        for (std::size_t level = 0; level < level_names.size(); ++level) {
            auto text = inner.optional_text(level_names[level]);
            if (!inner.has(level_names[level]))
                continue;
            auto duration = flow::parse_duration(text);
            if (duration && *duration <= std::chrono::days { 7 })
                durations.at(level) = *duration;
            else if (!text.empty())
                add(inner.find(level_names[level])->mark,
                    std::string(name) + ": \"" + text + "\" is no time we can wait",
                    "write minutes, hours or days, 7d at most: 30m, 4h, 1d");
        }
        inner.finish();
    }

    flow::ProblemList& problems_;
    CouncilSettings settings_;
};

std::optional<std::string> text_of(fs::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return std::nullopt;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace

LoadedSettings read_council_settings(std::string const& file, std::string_view yaml)
{
    LoadedSettings loaded;
    auto read = flow::read_yaml(file, yaml);
    flow::ProblemList problems(file);
    problems.add_all(std::move(read.problems));
    if (read.root)
        loaded.settings = SettingsReader(problems).read(*read.root);
    loaded.problems = problems.take();
    return loaded;
}

LoadedSettings load_council_settings(std::string const& flows)
{
    LoadedSettings loaded;
    fs::path folder(flows);
    auto file = (folder / "council.yaml").string();
    if (auto text = text_of(file))
        loaded = read_council_settings(file, *text);
    else if (fs::exists(file))
        loaded.problems.push_back({ file, {}, Rule::syntax, true, "the file can not be read", "let sayso read it" });
    auto parameters_file = (folder / "parameters.yaml").string();
    if (auto text = text_of(parameters_file)) {
        flow::ProblemList others(parameters_file); // What is wrong in there was said by the check of the flows.
        loaded.settings.bank_holidays = flow::load_parameters(parameters_file, *text, others).bank_holidays;
    }
    return loaded;
}

} // namespace sayso::commands
