#include "exchange/pdf/papers.h"

namespace sayso::pdf {

namespace {

/// Writes in the words of the young person's own language.
class OwnCopy {
public:
    OwnCopy(domain::OwnCopyView const& copy, Say const& say, text::Locale const& locale, Paper& paper)
        : copy_(copy)
        , say_(say)
        , locale_(locale)
        , paper_(paper)
    {
    }

    void write()
    {
        paper_.add(Style::plain, say_("web.own.copy.lead", {}));
        add_statements();
        add_plan();
        add_entries();
        add_team();
        add_readers();
    }

private:
    std::string when(domain::Told const& told) const { return dated(told.at, locale_); }

    void heading(char const* key) { paper_.add(Style::heading, say_(key, {})); }

    void add_statements()
    {
        heading("web.own.door.all");
        for (std::size_t i = 0; i < copy_.file.statements.size(); ++i) {
            auto const& statement = copy_.file.statements[i];
            paper_.add(Style::subheading, statement.title);
            paper_.add(Style::small, sent_in_words(statement));
            if (i < copy_.words.size())
                for (auto const& line : copy_.words[i].lines)
                    add_line(line);
            add_what_came_of(statement);
        }
    }

    std::string sent_in_words(domain::OwnStatement const& statement)
    {
        if (statement.state == domain::StatementState::stopped)
            return say_("web.state.stopped", {});
        if (!statement.submitted)
            return say_("web.state.in_progress", {});
        bool amended = statement.state == domain::StatementState::amended;
        return say_(amended ? "web.state.amended" : "web.state.sent", { { "when", when(*statement.submitted) } });
    }

    void add_line(domain::StatementLine const& line)
    {
        paper_.add(Style::question, line.question);
        Phrase original;
        if (line.original_answer != line.answer)
            original.text = line.original_answer;
        original.lang = line.original_lang;
        paper_.add_words(line.answer, std::move(original));
        auto note = line.off_path ? when(line.at) + "  |  " + say_("copy.changed", {}) : when(line.at);
        paper_.add(Style::small, std::move(note));
    }

    void add_what_came_of(domain::OwnStatement const& statement)
    {
        if (statement.read)
            paper_.add(Style::point,
                say_("web.state.read", { { "name", statement.read_by }, { "when", when(*statement.read) } }));
        else if (statement.submitted)
            paper_.add(Style::point, say_("web.state.not_read", {}));
        if (statement.acknowledged)
            paper_.add(Style::point,
                say_("notice.alert_acknowledged",
                    { { "name", statement.acknowledged_by }, { "when", when(*statement.acknowledged) } }));
        for (auto const& reply : statement.replies) {
            paper_.add(
                Style::question, say_("notice.replied", { { "name", reply.by }, { "when", when(reply.at) } }));
            paper_.add_words(reply.words);
        }
        for (auto const& action : statement.actions)
            add_action(action);
        if (statement.closed) {
            heading_of_words("web.own.you_said", statement.closed->words, "you_said");
            heading_of_words("web.own.we_did", statement.closed->words, "we_did");
        }
    }

    void heading_of_words(
        char const* key, std::map<std::string, std::string, std::less<>> const& words, char const* field)
    {
        auto found = words.find(field);
        if (found == words.end())
            return;
        paper_.add(Style::question, say_(key, {}));
        paper_.add_words(found->second);
    }

    void add_action(domain::ActionView const& action)
    {
        bool theirs = action.owner == "young_person";
        auto who = theirs ? say_("web.own.you_will_do", {})
                          : say_("web.own.will_do", { { "name", action.owner_name } });
        if (action.due)
            who += "  |  " + say_("web.own.by_date", { { "date", action.due->words } });
        paper_.add(Style::question, std::move(who));
        paper_.add_words(action.what);
        if (!action.what_changed.empty())
            paper_.add(Style::plain, action.what_changed);
        if (action.said == "done")
            paper_.add(Style::small, say_("web.own.you_say_done", {}));
        else if (action.said == "not_done")
            paper_.add(Style::small, say_("web.own.you_say_not", {}));
        else if (action.said == "partly")
            paper_.add(Style::small, say_("web.own.you_say_partly", {}));
    }

    void add_plan()
    {
        heading("web.own.door.plan");
        auto const& plan = copy_.file.book.plan;
        if (plan.review_asked)
            paper_.add(Style::plain, say_("web.own.plan.review_asked", { { "when", when(plan.review_asked->at) } }));
        if (plan.review_due)
            paper_.add(Style::plain, say_("web.own.plan.review_due", { { "date", plan.review_due->words } }));
        for (auto const& matter : plan.matters) {
            if (matter.views.empty() && matter.actions.empty())
                continue;
            paper_.add(Style::subheading, matter.title);
            for (auto const& view : matter.views) {
                heading_of_words("web.own.plan.think", view.words, "text");
                paper_.add(Style::small, when(view.at));
            }
            for (auto const& planned : matter.actions) {
                add_action(planned.action);
                if (planned.agreed)
                    paper_.add(Style::small,
                        say_(*planned.agreed ? "web.own.plan.you_agree" : "web.own.plan.you_disagree", {}));
            }
        }
        if (auto const& status = copy_.file.book.status) {
            paper_.add(Style::subheading, say_("web.own.plan.status", {}));
            paper_.add(Style::plain, status->title);
            paper_.add(Style::small, status->rule);
        }
    }

    static std::vector<std::string> texts_of(domain::EntryView const& entry)
    {
        std::vector<std::string> texts;
        for (auto const& [field, words] : entry.words)
            if (!words.empty() && field != "asserted_by") // A state: nobody wrote it.
                texts.push_back(words);
        return texts;
    }

    /// Whatever anybody wrote, their own part included; what it is called in the service says nothing to a reader.
    void add_entries()
    {
        bool begun = false;
        for (auto const& entry : copy_.file.book.entries) {
            auto said = texts_of(entry);
            if (said.empty())
                continue;
            if (!begun)
                heading("copy.written");
            begun = true;
            auto who = entry.by_young_person ? say_("web.own.you", {}) : entry.by;
            paper_.add(Style::question, who + ", " + when(entry.at));
            for (auto const& words : said)
                paper_.add_words(words);
        }
    }

    void add_team()
    {
        if (copy_.file.team.empty())
            return;
        heading("web.own.door.team");
        for (auto const& member : copy_.file.team)
            paper_.add_row(member.role, member.name);
    }

    void add_readers()
    {
        heading("web.own.door.readers");
        if (copy_.readers.empty())
            paper_.add(Style::plain, say_("web.own.readers.none", {}));
        for (auto const& reader : copy_.readers) {
            auto what = reader.what == "statement" || reader.what == "alert" || reader.what == "copy"
                ? say_("web.own.readers." + reader.what, { { "title", reader.title } })
                : say_("web.own.readers.case_file", {});
            paper_.add_row(reader.who + ", " + when(reader.at), what);
            if (!reader.why.empty())
                paper_.add(Style::plain, say_("web.own.readers.why", {}) + " " + reader.why);
        }
    }

    domain::OwnCopyView const& copy_;
    Say const& say_;
    text::Locale const& locale_;
    Paper& paper_;
};

} // namespace

Paper own_copy_paper(domain::OwnCopyView const& copy, Say const& say, text::Locale const& locale)
{
    Paper paper;
    paper.title = say("copy.title", {});
    paper.subtitle = copy.name;
    paper.council = copy.council;
    paper.as_at = say("copy.as_at", { { "when", dated(copy.made.at, locale) } });
    paper.numbering = say("copy.page", { { "page", "{page}" }, { "pages", "{pages}" } });
    paper.lang = locale.id;
    paper.right_to_left = locale.right_to_left;
    paper.made = copy.made.at;
    OwnCopy(copy, say, locale, paper).write();
    return paper;
}

} // namespace sayso::pdf
