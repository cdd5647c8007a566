#include "council.h"

#include <gtest/gtest.h>

/// The case file over HTTP: a promise goes round from the desk to the young person and back.
namespace sayso::protocol {

class CaseTest : public testing::Test {
protected:
    HttpAnswer add(json::object const& entry) const
    {
        return council.post("/api/v1/desk/case-files/" + kit_id + "/entries", entry, sam);
    }
    json::object action() const
    {
        return { { "id", new_id() }, { "kind", "action" }, { "owner", "adviser" }, { "due", "2027-01-04" },
            { "words", json::object { { "what", "Ring <b>the</b> housing team" } } } };
    }
    static json::object body_of(HttpAnswer const& answer) { return json::parse(answer.body).as_object(); }

    Council& council = Council::open();
    std::string sam = council.sign_in("sam");
    std::string kit = council.young_person("Kit");
    std::string kit_id = council.young_person_id(sam, "Kit");
};

TEST_F(CaseTest, APromiseGoesRound)
{
    auto entry = action();
    auto made = add(entry);
    ASSERT_EQ(made.status, 200) << made.body;
    EXPECT_EQ(body_of(made).at("entry").as_object().at("words").as_object().at("what"), "Ring <b>the</b> housing team");
    EXPECT_EQ(add(entry).status, 200) << "the same again is one";
    entry["due"] = "2027-01-05";
    EXPECT_EQ(add(entry).status, 409);

    json::object said { { "id", new_id() }, { "kind", "action_said" }, { "about", entry.at("id") },
        { "state", "not_done" }, { "words", json::object { { "comment", "nobody rang" } } } };
    ASSERT_EQ(council.post("/api/v1/own/entries", said, kit).status, 200);
    auto inbox = council.get_json("/api/v1/desk/inbox", sam);
    bool found = false;
    for (auto const& item : inbox.at("items").as_array())
        if (item.at("ref") == entry.at("id")) {
            found = true;
            EXPECT_EQ(item.at("group"), "new");
            EXPECT_EQ(item.at("due").at("date"), "2027-01-04");
        }
    EXPECT_TRUE(found);
}

TEST_F(CaseTest, ARefusedEntryNamesThePartAtFault)
{
    auto late = action();
    late.erase("due");
    auto answer = add(late);
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(body_of(answer).at("problem").at("field"), "due");
    auto odd = action();
    odd["colour"] = "red";
    EXPECT_EQ(body_of(add(odd)).at("problem").at("field"), "colour");
    auto words = action();
    words["words"] = json::array();
    EXPECT_EQ(body_of(add(words)).at("problem").at("field"), "words");
    auto kind = action();
    kind["kind"] = "plan_view";
    EXPECT_EQ(body_of(add(kind)).at("problem").at("field"), "kind");
}

TEST_F(CaseTest, NobodyWritesIntoAFileOutsideTheirReach)
{
    auto path = "/api/v1/desk/case-files/" + kit_id + "/entries";
    auto alex = council.sign_in("alex");
    EXPECT_EQ(council.post(path, action(), alex).status, 404);
    EXPECT_EQ(council.post(path, action(), kit).status, 403);
    EXPECT_EQ(council.post(path, action()).status, 401);
    json::object asked { { "id", new_id() }, { "kind", "review_asked" }, { "words", json::object() } };
    EXPECT_EQ(council.post("/api/v1/own/entries", asked, sam).status, 403);
    EXPECT_EQ(council.post("/api/v1/own/entries", asked, council.visitor()).status, 403);
    EXPECT_EQ(council.get("/api/v1/own/copy.json", council.visitor()).status, 403);
    EXPECT_EQ(council.get("/api/v1/desk/workers", kit).status, 403);
}

TEST_F(CaseTest, TheCopyHoldsEverythingAndItsFileHasNoName)
{
    auto answer = council.get("/api/v1/own/copy.json", kit);
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.header("Content-Disposition"), "attachment; filename=\"my-copy.json\"");
    auto copy = body_of(answer);
    EXPECT_EQ(copy.at("format"), "sayso-copy-1");
    EXPECT_EQ(copy.at("name"), "Kit Invented");
    EXPECT_FALSE(copy.at("entries").as_array().empty());
    auto own = council.get_json("/api/v1/own/file", kit);
    EXPECT_EQ(own.at("plan").at("matters").as_array().size(), 10u);
    EXPECT_EQ(own.at("adult_care").as_array().size(), 6u);
}

TEST_F(CaseTest, PeopleAreFoundByNameOrNumberWithinReach)
{
    auto names = [&](std::string const& cookie, char const* query) {
        std::string all;
        auto answer = council.post("/api/v1/desk/search", { { "q", query } }, cookie);
        EXPECT_EQ(answer.status, 200) << answer.body;
        auto body = body_of(answer);
        for (auto const& person : body.at("young_people").as_array())
            all += std::string(person.at("name").as_string()) + " ";
        return all;
    };
    EXPECT_EQ(names(sam, "kit"), "Kit ");
    EXPECT_EQ(names(sam, "demo-0002"), "Noor ");
    EXPECT_EQ(names(sam, "Robin"), "");
    EXPECT_EQ(names(council.sign_in("morgan"), "Makebelieve robin"), "Robin ");
}

} // namespace sayso::protocol
