// Words out to a spreadsheet or XLIFF and back: nothing is lost, nothing becomes a formula, nothing half fits.
#include "exchange/translation_file.h"

#include "tests/support/temporary_folder.h"
#include <fstream>
#include <gtest/gtest.h>
#include <zip.h>

namespace sayso::exchange {
namespace {

TranslationFile some_words()
{
    return { "ar",
        { { "a-flow", "safe", "Are you safe?", "\u0647\u0644 \u0623\u0646\u062a \u0628\u0623\u0645\u0627\u0646\u061f",
              "fits", "question", 2 },
            { "a-flow", "safe.help", "=1+1 & <b>\"so\"</b>\nsecond line", "=SUM(A1:A9)", "stale",
                "help under: Are you safe?", 3 },
            { "parts/hurt", "hurt", "  {n, plural, one {#} other {#}}  ", "", "missing", "", 4 } } };
}

void expect_same_words(TranslationFile const& read, TranslationFile const& written)
{
    EXPECT_EQ(read.locale, written.locale);
    ASSERT_EQ(read.rows.size(), written.rows.size());
    for (std::size_t i = 0; i < read.rows.size(); ++i) {
        EXPECT_EQ(read.rows[i].in, written.rows[i].in);
        EXPECT_EQ(read.rows[i].key, written.rows[i].key);
        EXPECT_EQ(read.rows[i].english, written.rows[i].english);
        EXPECT_EQ(read.rows[i].translation, written.rows[i].translation);
    }
}

class TranslationFiles : public testing::Test {
protected:
    /// A spreadsheet with one of its parts replaced, as another program might have saved it.
    void replace_part(std::string const& path, char const* name, std::string const& text)
    {
        int error = 0;
        auto* zip = zip_open(path.c_str(), 0, &error);
        ASSERT_NE(zip, nullptr);
        auto* source = zip_source_buffer(zip, text.data(), text.size(), 0);
        ASSERT_GE(zip_file_add(zip, name, source, ZIP_FL_OVERWRITE), 0);
        ASSERT_EQ(zip_close(zip), 0);
    }

    std::string written(std::string const& name)
    {
        auto path = folder_.file(name);
        EXPECT_TRUE(write_translation_file(path, some_words()));
        return path;
    }

    tests::TemporaryFolder folder_;
};

TEST_F(TranslationFiles, ComeBackFromASpreadsheetAsTheyWent)
{
    auto read = read_translation_file(written("words.xlsx"));
    ASSERT_TRUE(read) << read.error().detail;
    expect_same_words(*read, some_words());
    EXPECT_EQ(read->rows[1].number, 3); // The row a spreadsheet program shows.
}

TEST_F(TranslationFiles, ComeBackFromXliffAsTheyWent)
{
    auto read = read_translation_file(written("words.xlf"));
    ASSERT_TRUE(read) << read.error().detail;
    expect_same_words(*read, some_words());
    auto xml = to_xliff(some_words());
    EXPECT_NE(xml.find("urn:oasis:names:tc:xliff:document:2.0"), std::string::npos);
    EXPECT_NE(xml.find("subState=\"sayso:stale\""), std::string::npos);
}

TEST_F(TranslationFiles, XliffMayBeCutIntoSegmentsAndMarked)
{
    auto read = parse_xliff(
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\" trgLang=\"cy\">"
        "<file id=\"f1\" original=\"a-flow\"><unit id=\"safe\"><segment><source>One.</source><target>Un.</target>"
        "</segment><ignorable><source> </source></ignorable><segment><source>Two <pc id=\"1\">more</pc></source>"
        "<target>Dau <mrk id=\"m\">arall</mrk></target></segment></unit></file></xliff>");
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->rows.at(0).english, "One. Two more");
    EXPECT_EQ(read->rows.at(0).translation, "Un. Dau arall");
}

TEST_F(TranslationFiles, OtherProgramsMaySaveASpreadsheetTheirWay)
{
    auto path = written("words.xlsx");
    replace_part(path, "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>key</t></is></c>"
        "<c r=\"B1\" t=\"inlineStr\"><is><t>translation (cy)</t></is></c><c r=\"D1\" "
        "t=\"inlineStr\"><is><t>English</t></is></c>"
        "<c r=\"E1\" t=\"inlineStr\"><is><t>flow or part</t></is></c></row>"
        "<row r=\"7\"><c r=\"A7\" t=\"str\"><v>safe</v></c><c r=\"B7\" t=\"inlineStr\"><is><r><t>Wyt ti "
        "</t></r><r><t>yn iawn?</t></r>"
        "</is></c><c r=\"D7\" t=\"inlineStr\"><is><t>Are you safe?</t></is></c><c r=\"E7\" "
        "t=\"inlineStr\"><is><t>a-flow</t></is></c>"
        "</row></sheetData></worksheet>");
    auto read = read_xlsx(path);
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->locale, "cy");
    ASSERT_EQ(read->rows.size(), 1u);
    EXPECT_EQ(read->rows[0].number, 7);
    EXPECT_EQ(read->rows[0].in, "a-flow");
    EXPECT_EQ(read->rows[0].translation, "Wyt ti yn iawn?");
}

TEST_F(TranslationFiles, AFormulaIsRefusedByItsRow)
{
    auto path = written("words.xlsx");
    replace_part(path, "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row r=\"1\"/><row r=\"2\"><c "
        "r=\"D2\"><f>SUM(1)</f><v>1</v></c></row></sheetData></worksheet>");
    auto read = read_xlsx(path);
    ASSERT_FALSE(read);
    replace_part(path, "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row r=\"2\"><c r=\"D2\"><f>SUM(1)</f><v>1</v></c></row></sheetData></worksheet>");
    EXPECT_NE(read_xlsx(path).error().detail.find("row 2 has a formula"), std::string::npos);
}

TEST_F(TranslationFiles, WhatIsNoneIsRefused)
{
    std::ofstream(folder_.file("no.xlsx")) << "not a zip";
    EXPECT_EQ(read_translation_file(folder_.file("no.xlsx")).error().code, Errc::invalid_input);
    EXPECT_EQ(read_translation_file(folder_.file("missing.xlsx")).error().code, Errc::invalid_input);
    EXPECT_EQ(read_translation_file(folder_.file("missing.xlf")).error().code, Errc::not_found);
    EXPECT_EQ(read_translation_file(folder_.file("words.odt")).error().code, Errc::invalid_input);
    EXPECT_EQ(parse_xliff("<html/>").error().code, Errc::invalid_input);
    EXPECT_EQ(
        parse_xliff("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><xliff version=\"1.2\">&a;</xliff>")
            .error()
            .code,
        Errc::invalid_input);
    auto path = written("empty.xlsx");
    replace_part(path, "xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>");
    EXPECT_EQ(read_xlsx(path).error().code, Errc::invalid_input);
    EXPECT_EQ(write_translation_file(folder_.file("no/such/words.xlsx"), some_words()).error().code, Errc::unavailable);
    EXPECT_EQ(write_translation_file(folder_.file("no/such/words.xlf"), some_words()).error().code, Errc::unavailable);
}

} // namespace
} // namespace sayso::exchange
