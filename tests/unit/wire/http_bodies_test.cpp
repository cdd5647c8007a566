#include "wire/http_bodies.h"

#include "fixtures.h"
#include <gtest/gtest.h>

using namespace sayso;
using namespace sayso::wire;

namespace {

template <class View> void expect_same(View const& view, char const* fixture)
{
    EXPECT_EQ(test::parsed(to_body(view)), test::fixture(fixture)) << to_body(view);
}

domain::StatementLine safe_line()
{
    domain::StatementLine line;
    line.place = "safe";
    line.question = "Do you have somewhere safe to sleep tonight?";
    line.answer = "I don't";
    line.raised_alert = true;
    line.matters = { "accommodation" };
    line.field_label = "Safe place tonight";
    line.at = test::at_five_past_two();
    return line;
}

domain::StatementLine own_words_line()
{
    domain::StatementLine line;
    line.place = "more";
    line.question = "Is there anything else?";
    line.answer = "I sleep on the bus.";
    line.original_answer = "أنام في الحافلة.";
    line.original_lang = "ar";
    line.right_to_left = true;
    line.own_words = true;
    line.off_path = true;
    line.matters = { "support", "accommodation" };
    line.field_label = "In their own words";
    line.at = test::at_five_past_two();
    return line;
}

domain::AlertView open_alert()
{
    domain::AlertView alert;
    alert.id = test::alert();
    alert.session = test::session();
    alert.young_person = test::alex();
    alert.young_person_name = "Alex Sample";
    alert.name = "no_safe_place";
    alert.title = "No safe place tonight";
    alert.level = domain::Level::urgent;
    alert.raised = test::at_five_past_two();
    alert.acknowledge_by = test::at_twenty_past();
    alert.overdue = true;
    alert.lines = { safe_line() };
    return alert;
}

domain::StatementView statement()
{
    domain::StatementView statement;
    statement.session = test::session();
    statement.young_person = test::alex();
    statement.young_person_name = "Alex Sample";
    statement.flow = "housing-tonight";
    statement.flow_number = 7;
    for (int i = 0; i < 32; ++i)
        statement.version += "5f";
    statement.title = "Somewhere to stay tonight";
    statement.locale = "ar";
    statement.locale_name = "العربية";
    statement.state = domain::StatementState::submitted;
    statement.top_level = domain::Level::urgent;
    statement.started = test::at_five_past_two();
    statement.submitted = test::at_five_past_two();
    statement.read = test::at_twenty_five_past();
    statement.read_by = "Sam Example";
    statement.lines = { safe_line(), own_words_line() };
    statement.replies = { test::reply() };
    return statement;
}

domain::OwnStatement own_statement(domain::StatementState state)
{
    domain::OwnStatement own;
    own.session = test::session();
    own.flow = "housing-tonight";
    own.title = "Somewhere to stay tonight";
    own.state = state;
    own.started = test::at_five_past_two();
    return own;
}

domain::InboxItem inbox_alert()
{
    domain::InboxItem item;
    item.kind = domain::InboxItem::Kind::alert;
    item.ref = test::alert().text();
    item.session = test::session();
    item.young_person = test::alex();
    item.young_person_name = "Alex Sample";
    item.title = "No safe place tonight";
    item.level = domain::Level::urgent;
    item.at = test::at_five_past_two();
    item.acknowledge_by = test::at_twenty_past();
    item.overdue = true;
    item.group = domain::InboxItem::Group::urgent;
    item.flags = 2;
    item.owner = "the duty team";
    item.due = domain::Due { Date(std::chrono::year(2026) / 12 / 3), "3 December 2026", false };
    return item;
}

} // namespace

TEST(HttpBodies, Council)
{
    CouncilView council;
    council.name = "Exampleshire County Council";
    council.demo = true;
    council.locales = { { { "en", "English", false }, true }, { { "ar", "العربية", true }, false } };
    council.flows = { { "housing-tonight", "Somewhere to stay tonight", "now", false, true, 16, 25 } };
    council.helplines
        = { { "childline", "Childline", "0800 1111", "tel", "Any time", "Free. It will not show on the bill." } };
    council.opening = domain::OpeningView { false, "Closed now", "Opens Monday at 9 am",
        "If it can't wait, call the out-of-hours team.", "01632 960 999" };
    expect_same(council, "http-council");
}

TEST(HttpBodies, Strings)
{
    text::AppStrings strings;
    strings.locale = "en";
    strings.approved_by = "the authors";
    strings.messages = { { "answer.skipped", "Skipped" }, { "problem.not_found", "We can't find that." } };
    EXPECT_EQ(test::parsed(to_body(strings, text::Locale { "en", "English", false })), test::fixture("http-strings"));
}

TEST(HttpBodies, Me)
{
    EXPECT_EQ(test::parsed(nobody_body()), test::fixture("http-me-nobody"));
    expect_same(SignedInView { domain::Role::young_person, "Alex", "Sam Example", 17 }, "http-me");
    expect_same(SignedInView { domain::Role::visitor, "", "", {} }, "http-me-visitor");
}

TEST(HttpBodies, OwnStatements)
{
    auto told = own_statement(domain::StatementState::submitted);
    told.submitted = test::at_five_past_two();
    told.read = test::at_twenty_five_past();
    told.read_by = "Sam Example";
    told.acknowledged = test::at_twenty_past();
    told.acknowledged_by = "Sam Example";
    told.alert_raised = true;
    told.replies = { test::reply() };
    std::vector<domain::OwnStatement> statements { told, own_statement(domain::StatementState::in_progress) };
    expect_same(statements, "http-statements");
}

TEST(HttpBodies, Inbox)
{
    domain::InboxItem nameless;
    nameless.ref = test::session().text();
    nameless.session = test::session();
    nameless.young_person = test::alex();
    nameless.nameless = true;
    nameless.title = "Tell us anything";
    nameless.at = test::at_five_past_two();
    nameless.read = true;
    expect_same(std::vector<domain::InboxItem> { inbox_alert(), nameless }, "http-inbox");
}

TEST(HttpBodies, Caseload)
{
    domain::CaseloadEntry known { test::alex(), "Alex Sample", "Sam Example", false, 1, 2, test::at_five_past_two() };
    domain::CaseloadEntry nameless { test::alex(), "", "", true, 0, 0, std::nullopt };
    expect_same(std::vector<domain::CaseloadEntry> { known, nameless }, "http-caseload");
}

TEST(HttpBodies, Alert)
{
    expect_same(open_alert(), "http-alert");
    auto acknowledged = open_alert();
    acknowledged.overdue = false;
    acknowledged.acknowledged = test::at_twenty_past();
    acknowledged.acknowledged_by = "Sam Example";
    expect_same(acknowledged, "http-alert-acknowledged");
}

TEST(HttpBodies, StatementAndReply)
{
    expect_same(statement(), "http-statement");
    expect_same(test::reply(), "http-reply");
}

TEST(HttpBodies, CaseFile)
{
    domain::CaseFileView file;
    file.young_person = test::alex();
    file.name = "Alex Sample";
    file.full_name = "Alexandra Sample";
    file.born = "3 March 2010";
    file.age = 16;
    file.adviser = "Sam Example";
    file.team = "Leaving Care North";
    file.alerts = { open_alert() };
    file.statements = { statement() };
    file.tasks = { { "emergency_housing", "Find somewhere for tonight", "the duty team", "22 November 2026",
        test::session() } };
    file.chronology = { { test::at_five_past_two(), "alert_raised", "No safe place tonight", test::session() } };
    expect_same(file, "http-case-file");
}

TEST(HttpBodies, ACodeIsWrittenTheSameWayHoweverItWasMade)
{
    domain::Told expires { from_millis(to_millis(test::at_five_past_two().at) + 600000), "today 14:15" };
    expect_same(IssuedCodeView { Secret<std::string>("K7QM2XHD"), expires }, "http-code");
    expect_same(IssuedCodeView { Secret<std::string>("K7QM-2XHD"), expires }, "http-code");
}
