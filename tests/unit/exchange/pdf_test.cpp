// What is drawn can be read back by a program that is not ours: Debian's pdftotext and pdfinfo.

#include "exchange/pdf/papers.h"
#include "tests/support/temporary_folder.h"
#include <cstdio>
#include <fstream>
#include <gtest/gtest.h>

namespace sayso::pdf {

namespace {

std::string output_of(std::string const& command)
{
    std::string output;
    auto* pipe = popen(command.c_str(), "r");
    char part[4096];
    for (std::size_t got = 0; (got = fread(part, 1, sizeof part, pipe)) > 0;)
        output.append(part, got);
    EXPECT_EQ(pclose(pipe), 0) << command;
    return output;
}

class Drawn {
public:
    explicit Drawn(Paper const& paper)
    {
        auto bytes = draw(paper);
        EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().detail);
        if (bytes)
            std::ofstream(folder_.file("paper.pdf"), std::ios::binary) << *bytes;
    }
    std::string text() const { return output_of("pdftotext -layout " + folder_.file("paper.pdf") + " -"); }
    std::string info() const { return output_of("pdfinfo " + folder_.file("paper.pdf")); }

private:
    tests::TemporaryFolder folder_;
};

Paper paper_saying(std::string words, std::string lang = {})
{
    Paper paper;
    paper.title = "Sort out a problem";
    paper.subtitle = "Kit Invented";
    paper.council = "Exampleshire County Council";
    paper.as_at = "As at 22 November 2026";
    paper.add(Style::heading, "What was said");
    paper.add(Style::question, "What is the problem?");
    paper.add(Style::words, std::move(words), std::move(lang));
    return paper;
}

/// Without spaces and line ends: where lines break is not what is tested.
std::string squeezed(std::string text)
{
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
    return text;
}

} // namespace

TEST(Pdf, IsTaggedAndSaysWhatItIsButNotWhoseItIs)
{
    Drawn drawn(paper_saying("Nobody told me about the move."));
    auto info = drawn.info();
    EXPECT_NE(info.find("Tagged:          yes"), std::string::npos) << info;
    EXPECT_NE(info.find("Sort out a problem"), std::string::npos) << info;
    EXPECT_EQ(info.find("Kit"), std::string::npos) << info;
    auto text = drawn.text();
    for (char const* part : { "Exampleshire County Council", "Kit Invented", "What is the problem?",
             "Nobody told me about the move.", "Page 1 of 1" })
        EXPECT_NE(text.find(part), std::string::npos) << text;
}

TEST(Pdf, GivesBackTheWordsOfEveryScript)
{
    Drawn ethiopic(paper_saying("ሎሚ ለይቲ ዝድቅሰሉ ቦታ የብለይን", "ti"));
    EXPECT_NE(squeezed(ethiopic.text()).find(squeezed("ዝድቅሰሉ ቦታ")), std::string::npos) << ethiopic.text();
    Drawn welsh(paper_saying("Dwi ddim isio mynd adre ŵ ŷ", "cy"));
    EXPECT_NE(welsh.text().find("adre ŵ ŷ"), std::string::npos) << welsh.text();
    Drawn arabic(paper_saying("مكان", "ar"));
    EXPECT_NE(squeezed(arabic.text()).find("مكان"), std::string::npos) << arabic.text();
}

TEST(Pdf, WhateverSomebodyTypedIsTextAndNothingElse)
{
    for (std::string words : { std::string("<b>bold</b> &amp; <span size='9999'>"), std::string("=SUM(A1:A9) %s %n {name}"),
             std::string("a\x01\x02" "b\x7f") + "c", std::string("safe \u202Eefas\u202C end"),
             std::string("z") + std::string(8000, 'x'), std::string("bad \xFF\xFE bytes") }) {
        Drawn drawn(paper_saying(words));
        auto text = drawn.text();
        EXPECT_NE(text.find("What is the problem?"), std::string::npos);
        if (words.starts_with("<b>"))
            EXPECT_NE(text.find("<b>bold</b> &amp; <span size='9999'>"), std::string::npos) << text;
        if (words.starts_with("="))
            EXPECT_NE(text.find("=SUM(A1:A9) %s %n {name}"), std::string::npos) << text;
    }
}

TEST(Pdf, ALongStatementGoesOverPagesAndEachIsNumbered)
{
    auto paper = paper_saying("first");
    for (int i = 0; i < 120; ++i) {
        paper.add(Style::question, "Question number " + std::to_string(i));
        paper.add(Style::words, "An answer that somebody typed, word for word.");
    }
    Drawn drawn(paper);
    auto text = drawn.text();
    EXPECT_NE(text.find("Question number 119"), std::string::npos);
    EXPECT_EQ(text.find("of 1\n"), std::string::npos) << "there are more pages";
    EXPECT_NE(text.find("Page 2 of "), std::string::npos);
}

} // namespace sayso::pdf
