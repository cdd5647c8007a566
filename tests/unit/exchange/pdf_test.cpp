#include "exchange/pdf/papers.h"
#include "exchange/pdf/subject_access_paper.h"
#include "text/catalogue.h"
#include "text/present.h"
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

// What a reader of the paper has: its words, its order, its language. Read by poppler, which shares no code with what
// draws it.
namespace sayso::pdf {

namespace {

Paper empty_paper()
{
    Paper paper;
    paper.title = "How are things?";
    paper.subtitle = "Kit";
    paper.council = "Exampleshire County Council";
    paper.as_at = "As at 22 November 2026";
    paper.made = from_millis(1795000000000);
    return paper;
}

/// What a program says about the drawn paper; fails the test if it can not be drawn or read.
class Reading {
public:
    explicit Reading(Paper const& paper)
    {
        auto drawn = draw(paper);
        EXPECT_TRUE(drawn) << (drawn ? "" : drawn.error().detail);
        bytes = drawn ? *drawn : "";
        auto name = "sayso-pdf-" + std::to_string(getpid()) + ".pdf";
        path_ = std::filesystem::temp_directory_path() / name;
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    ~Reading() { std::filesystem::remove(path_); }

    /// As lines are read, right to left where they are written so.
    std::string read_aloud() const { return output("pdftotext '" + path_.string() + "' -"); }
    std::string text() const { return output("pdftotext -raw '" + path_.string() + "' -"); }
    std::string info() const { return output("pdfinfo '" + path_.string() + "'"); }
    std::string structure() const { return output("pdfinfo -struct '" + path_.string() + "'"); }
    int pages() const
    {
        auto said = info();
        auto at = said.find("Pages:");
        return at == std::string::npos ? 0 : std::stoi(said.substr(at + 6));
    }

    std::string bytes;

private:
    static std::string output(std::string const& command)
    {
        std::string said;
        auto* pipe = popen((command + " 2>&1").c_str(), "r");
        std::array<char, 4096> buffer;
        for (std::size_t size; (size = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
            said.append(buffer.data(), size);
        EXPECT_EQ(pclose(pipe), 0) << command << "\n" << said;
        return said;
    }

    std::filesystem::path path_;
};

std::size_t times(std::string const& text, std::string const& part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

bool has(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST(Pdf, GivesTheWordsOfEveryScriptBack)
{
    auto paper = empty_paper();
    paper.add(Style::question, "What would help?");
    paper.add_words("Mae'r t\u0177 yn oer a does dim d\u0175r poeth.");
    paper.add_words("\u063a\u0631\u0641\u062a\u064a \u0628\u0627\u0631\u062f\u0629", { "My room is very cold", "en" });
    paper.add_words("\u12a3\u1265 \u1308\u12db\u1293 \u121b\u12ed \u12e8\u1208\u1295\u1362");
    paper.add_words("\u2713 \U0001F692");
    auto text = Reading(paper).read_aloud();
    EXPECT_TRUE(has(text, "Mae'r t\u0177 yn oer a does dim d\u0175r poeth.")) << text;
    EXPECT_TRUE(has(text, "\u063a\u0631\u0641\u062a\u064a \u0628\u0627\u0631\u062f\u0629")) << text;
    EXPECT_TRUE(has(text, "My room is very cold")) << text;
    EXPECT_TRUE(has(text, "\u12a3\u1265 \u1308\u12db\u1293 \u121b\u12ed \u12e8\u1208\u1295\u1362")) << text;
    EXPECT_TRUE(has(text, "\u2713") && has(text, "\U0001F692")) << text;
}

TEST(Pdf, DrawsWhatLooksLikeMarkupOrATemplateAsText)
{
    auto paper = empty_paper();
    std::vector<std::string> texts { "<b>bold</b> &amp; <i", "{adviser} ${x} {{y}} %s %n", "</span><span size='99999'>", "=1+1",
        "'; DROP TABLE answer; --", "../../etc/passwd" };
    for (auto const& text : texts)
        paper.add_words(text);
    Reading reading(paper);
    auto text = reading.text();
    for (auto const& typed : texts)
        EXPECT_TRUE(has(text, typed)) << typed << "\n" << text;
    EXPECT_EQ(reading.pages(), 1);
}

TEST(Pdf, DrawsWhatNobodyCouldMeanToDraw)
{
    auto paper = empty_paper();
    std::string marks = "a";
    for (int i = 0; i < 30; ++i)
        marks += "\u0301";
    std::string const nul("before\0after", 12);
    for (auto const& words : { marks, nul, std::string("\xff\xfe broken \xc3"), std::string("\u202e\u202e\u2066 never closed"),
             std::string("\r\r\n\n\t\x01\x1b[31m\x7f"), std::string(), std::string("\u200b\ufeff\U000e0041"), std::string(400, '\n') })
        paper.add_words(words, { words, "not a ) language" });
    paper.add(Style::heading, "<b>\xff");
    auto text = Reading(paper).text();
    EXPECT_TRUE(has(text, "after")) << text;
    EXPECT_TRUE(has(text, "broken")) << text;
}

TEST(Pdf, BreaksLongWordsAndLongAnswersWithoutLosingALetter)
{
    auto paper = empty_paper();
    paper.add_words(std::string(16 * 1024, 'x'));
    std::string counted;
    for (int i = 1; i <= 2000; ++i)
        counted += "n" + std::to_string(i) + " ";
    paper.add_words(counted, { counted, "cy" });
    Reading reading(paper);
    auto text = reading.text();
    EXPECT_EQ(times(text, "x"), 16U * 1024U + times("Exampleshire", "x") * static_cast<std::size_t>(reading.pages()));
    for (int i = 1; i <= 2000; i += 97)
        EXPECT_EQ(times(text, "n" + std::to_string(i) + " ") + times(text, "n" + std::to_string(i) + "\n"), 2U) << i;
    EXPECT_TRUE(has(text, "Page 1 of " + std::to_string(reading.pages()))) << text.substr(0, 400);
    EXPECT_TRUE(has(text, "Page " + std::to_string(reading.pages()) + " of"));
}

TEST(Pdf, KeepsAHeadingOnThePageOfWhatFollows)
{
    for (int lines = 20; lines < 48; ++lines) {
        auto paper = empty_paper();
        for (int i = 0; i < lines; ++i)
            paper.add(Style::plain, "filling");
        paper.add(Style::heading, "The heading");
        paper.add(Style::question, "The question");
        paper.add_words("The answer");
        auto text = Reading(paper).text();
        auto heading = text.find("The heading");
        auto answer = text.find("The answer");
        ASSERT_LT(heading, answer) << text;
        EXPECT_EQ(text.substr(heading, answer - heading).find('\f'), std::string::npos) << lines << "\n" << text;
    }
}

TEST(Pdf, SaysItsStructureLanguageAndTitleAndNobodysName)
{
    auto paper = empty_paper();
    paper.add(Style::heading, "What was said");
    paper.add_row("Sent", "22 November 2026");
    paper.add_row("Read", "23 November 2026");
    paper.add_words("I live there", { "\u0623\u0639\u064a\u0634", "ar" });
    Reading reading(paper);
    auto structure = reading.structure();
    for (char const* tag : { "Document", "H1", "H2", "L ", "LI", "Lbl", "LBody", "BlockQuote", "P " })
        EXPECT_TRUE(has(structure, tag)) << tag << "\n" << structure;
    EXPECT_EQ(times(structure, "LI "), 2U);
    auto info = reading.info();
    EXPECT_TRUE(has(info, "How are things?")) << info;
    EXPECT_TRUE(has(info, "Exampleshire County Council")) << info;
    EXPECT_FALSE(has(info, "Kit")) << info;
    EXPECT_TRUE(has(info, "Tagged:          yes")) << info;
    EXPECT_TRUE(has(reading.bytes, "/Lang (en-GB)"));
    EXPECT_EQ(times(reading.bytes, "/Lang (ar)"), 1U);
    EXPECT_TRUE(has(reading.bytes, "/Outlines"));
}

TEST(Pdf, PutsAStatementOnPaperWithTheWordsAsTheyWereSaid)
{
    domain::StatementView statement;
    statement.title = "How are things?";
    statement.young_person_name = "Kit";
    statement.locale_name = "Cymraeg";
    statement.state = domain::StatementState::submitted;
    statement.started.at = from_millis(1795000000000);
    statement.submitted = statement.started;
    domain::StatementLine line;
    line.question = "What would you like to change?";
    line.answer = "Where I live";
    line.original_answer = "Ble dw i'n byw";
    line.original_lang = "cy";
    line.at.at = from_millis(1795000000000);
    statement.lines.push_back(line);
    Letterhead letterhead { "Exampleshire County Council", "As at 22 November 2026", from_millis(1795000000000) };
    auto text = Reading(statement_paper(statement, letterhead)).text();
    for (char const* words : { "What would you like to change?", "Where I live", "Ble dw i'n byw", "Not yet", "Cymraeg",
             "No reply has been sent yet.", "18 November 2026" })
        EXPECT_TRUE(has(text, words)) << words << "\n" << text;
    EXPECT_FALSE(has(text, "today")) << "a paper outlives the day it was printed";
}

TEST(Pdf, PutsEveryEntryOfACopyForItsSubjectOnPaper)
{
    namespace json = boost::json;
    json::object file { { "format", "sayso-subject-access-2" }, { "council", "Exampleshire" },
        { "made", "2026-11-22T14:05:00.000Z" }, { "note", "Ask the lead too." }, { "released_by", "Morgan Madeup" } };
    file["entries"] = json::array {
        json::object { { "id", "name" }, { "part", "about" }, { "kind", "name" }, { "at", "2026-11-01T09:00:00.000Z" },
            { "text", "Kit Invented" } },
        json::object { { "id", "answer/1" }, { "part", "conversations" }, { "kind", "answer" },
            { "at", "2026-11-22T14:05:00.000Z" }, { "by", "you" }, { "question", "How are things?" },
            { "text", "2026-11-22T14:05:00.000Z" }, { "as_seen", "Bad" } },
        json::object { { "id", "entry/2" }, { "part", "something newer" }, { "kind", "Referral" },
            { "at", "2026-11-22T14:05:00.000Z" }, { "by", "Sam" }, { "why", "A flat" }, { "due", "3 December 2026" } },
    };
    auto paper = subject_access_paper(file);
    ASSERT_TRUE(paper);
    auto text = Reading(*paper).text();
    for (auto const* part : { "Everything kept about you", "Ask the lead too.", "Morgan Madeup", "Kit Invented", "answer/1",
             "How are things?", "2026-11-22T14:05:00.000Z", "Bad", "entry/2", "Referral, Sam", "A flat", "3 December 2026",
             "22 November 2026" })
        EXPECT_NE(text.find(part), std::string::npos) << part << " is missing from\n" << text;
    EXPECT_FALSE(subject_access_paper({ { "format", "other" } }));
}

TEST(Pdf, PutsTheirOwnCopyOnPaperInTheirLanguageWithTheWordsAsTheyWereSaid)
{
    auto loaded = text::load_translations(SAYSO_SOURCE_DIR "/i18n");
    text::Presenter presenter(loaded.translations);
    domain::OwnCopyView copy;
    copy.council = "Exampleshire County Council";
    copy.name = "Kit Invented";
    copy.made.at = from_millis(1795000000000);
    domain::OwnStatement statement;
    statement.title = "A title";
    statement.state = domain::StatementState::submitted;
    statement.submitted = copy.made;
    copy.file.statements.push_back(statement);
    domain::StatementLine line;
    line.question = "A question";
    line.answer = "I want to stay near my band";
    line.off_path = true;
    line.at = copy.made;
    domain::CopiedStatement words;
    words.lines.push_back(line);
    copy.words.push_back(words);
    copy.file.team.push_back({ "Sam Example", "a role" });
    domain::EntryView entry;
    entry.by = "Sam Example";
    entry.words["text"] = "Kit chose the cake";
    entry.at = copy.made;
    copy.file.book.entries.push_back(entry);

    for (auto const* id : { "en", "cy", "pl", "ar", "ti" }) {
        auto const& locale = text::locale_or_english(id);
        ASSERT_EQ(locale.id, id);
        Say say = [&](std::string const& key, std::map<std::string, std::string> const& arguments) {
            return presenter.app(locale, key, arguments);
        };
        auto paper = own_copy_paper(copy, say, locale);
        EXPECT_EQ(paper.lang, id);
        EXPECT_EQ(paper.right_to_left, std::string(id) == "ar");
        EXPECT_EQ(paper.title, say("copy.title", {}));
        std::vector<std::string> headings;
        for (auto const& block : paper.blocks) {
            EXPECT_EQ(block.text.text.find("web."), std::string::npos) << id << ": " << block.text.text;
            EXPECT_EQ(block.text.text.find("copy."), std::string::npos) << id << ": " << block.text.text;
            if (block.style == Style::heading)
                headings.push_back(block.text.text);
        }
        std::vector<std::string> expected;
        for (auto const* key : { "web.own.door.all", "web.own.door.plan", "copy.written", "web.own.door.team",
                 "web.own.door.readers" })
            expected.push_back(say(key, {}));
        EXPECT_EQ(headings, expected) << id;
        if (std::string(id) != "en")
            EXPECT_NE(headings[0], presenter.app(text::locale_or_english("en"), "web.own.door.all", {})) << id;
        Reading reading(paper);
        for (auto const* said : { "I want to stay near my band", "Kit chose the cake", "Sam Example" })
            EXPECT_NE(reading.text().find(said), std::string::npos) << id << ": " << said;
        EXPECT_EQ(reading.text().find("{"), std::string::npos) << id << ": something was not filled in";
    }
}

} // namespace sayso::pdf
