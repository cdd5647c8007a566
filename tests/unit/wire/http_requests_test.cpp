#include "wire/http_requests.h"

#include "fixtures.h"
#include <gtest/gtest.h>

using namespace sayso;
using namespace sayso::wire;

TEST(HttpRequests, EachBodyIsRead)
{
    EXPECT_TRUE(parse_empty_body("{}"));
    EXPECT_EQ(parse_redeem_body(R"({"code":"K7QM-2XHD"})").value().code.reveal(), "K7QM-2XHD");

    auto sign_in = parse_sign_in_body(R"({"user":"sam","password":"pass phrase"})").value();
    EXPECT_EQ(sign_in.user, "sam");
    EXPECT_EQ(sign_in.password.reveal(), "pass phrase");

    auto reply = parse_reply_body(R"({"id":"019362f5c3d28e50bf714c8dae603b25","words":"On my way."})").value();
    EXPECT_EQ(reply.id, test::reply().id);
    EXPECT_EQ(reply.words, "On my way.");

    auto issue = parse_issue_code_body(R"({"young_person":"019362e0000070008000000000000001"})").value();
    EXPECT_EQ(issue.young_person, test::alex());
}

TEST(HttpRequests, WhatDoesNotFitIsRefusedByField)
{
    EXPECT_EQ(parse_empty_body("").error().key, "not_json");
    EXPECT_EQ(parse_empty_body(R"({"a":1})").error().key, "unknown_field");
    EXPECT_EQ(parse_redeem_body("{}").error().field, "code");
    EXPECT_EQ(parse_redeem_body(R"({"code":12345678})").error().key, "wrong_type");
    EXPECT_EQ(parse_sign_in_body(R"({"user":"sam"})").error().field, "password");
    EXPECT_EQ(parse_sign_in_body(R"({"user":"sam","password":"x","role":"team_manager"})").error().field, "role");
    EXPECT_EQ(parse_reply_body(R"({"id":"1","words":"x"})").error().field, "id");
    EXPECT_EQ(parse_issue_code_body(R"({"young_person":"alex"})").error().field, "young_person");
}
