#include "tests/contract/store_contract.h"

#include <algorithm>

/// The council, who works there, who is looked after, and who is signed in.
namespace sayso::tests {

TEST_P(StoreContract, KnowsItsOneCouncil)
{
    auto authority = store->authority();
    ASSERT_TRUE(authority);
    EXPECT_EQ(authority->id, council);
    EXPECT_EQ(authority->name, "Exampleshire County Council");
    EXPECT_TRUE(authority->demo);

    Change second;
    second.authorities.push_back({ make_id<AuthorityId>(), "Sampleton Borough Council", false });
    EXPECT_EQ(error_of(commit(second)), Errc::conflict);
    EXPECT_EQ(store->authority()->id, council);
}

TEST_P(StoreContract, TakesNobodyOfAnotherCouncil)
{
    auto stranger = make_id<AuthorityId>();
    Change change;
    change.teams.push_back({ make_id<TeamId>(), stranger, "Leaving Care Elsewhere" });
    EXPECT_EQ(error_of(commit(change)), Errc::not_found);

    Change working;
    working.workers.push_back(worker(make_id<WorkerId>(), "alex.example"));
    working.workers[0].authority = stranger;
    EXPECT_EQ(error_of(commit(working)), Errc::not_found);

    Change young;
    young.young_people.push_back(young_person(make_id<YoungPersonId>(), "other"));
    young.young_people[0].authority = stranger;
    young.audit.push_back(entry("young_person.add"));
    EXPECT_EQ(error_of(commit(young)), Errc::not_found);
    EXPECT_EQ(store->teams()->size(), 1U);
}

TEST_P(StoreContract, GivesTeamsBack)
{
    auto teams = store->teams();
    ASSERT_TRUE(teams);
    ASSERT_EQ(teams->size(), 1U);
    EXPECT_EQ(teams->at(0).id, team);
    EXPECT_EQ(teams->at(0).authority, council);
    EXPECT_EQ(teams->at(0).name, "Leaving Care North");

    Change again;
    again.teams.push_back({ team, council, "Leaving Care South" });
    EXPECT_EQ(error_of(commit(again)), Errc::conflict);
}

TEST_P(StoreContract, FindsAWorkerByIdAndByUserName)
{
    auto found = store->worker(adviser);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->username, "sam.example");
    EXPECT_EQ(found->authority, council);
    EXPECT_EQ(found->team, team);
    EXPECT_EQ(found->role, domain::Role::personal_adviser);
    EXPECT_EQ(found->display_name, "Sam Example");
    EXPECT_EQ(found->password_hash, "hash");
    EXPECT_TRUE(found->active);
    ASSERT_TRUE(store->worker_by_username("sam.example"));
    EXPECT_EQ(store->worker_by_username("sam.example")->id, adviser);

    EXPECT_EQ(error_of(store->worker(make_id<WorkerId>())), Errc::not_found);
    EXPECT_EQ(error_of(store->worker_by_username("nobody.example")), Errc::not_found);
}

TEST_P(StoreContract, ReplacesAWorkerButNeverSharesAUserName)
{
    Change left;
    left.workers.push_back(worker(adviser, "sam.example"));
    left.workers[0].active = false;
    left.workers[0].role = domain::Role::team_manager;
    commit_well(left);
    EXPECT_FALSE(store->worker(adviser)->active);
    EXPECT_EQ(store->worker(adviser)->role, domain::Role::team_manager);
    EXPECT_EQ(store->workers()->size(), 1U);

    Change taken;
    taken.workers.push_back(worker(make_id<WorkerId>(), "sam.example"));
    EXPECT_EQ(error_of(commit(taken)), Errc::conflict);
    EXPECT_EQ(store->workers()->size(), 1U);
}

TEST_P(StoreContract, FindsAYoungPersonByIdAdviserTeamAndCaseNumber)
{
    auto id = make_id<YoungPersonId>();
    Change change;
    change.young_people.push_back(young_person(id, "case index"));
    change.audit.push_back(entry("young_person.add"));
    commit_well(change);

    auto found = store->young_person(id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->authority, council);
    EXPECT_EQ(found->team, team);
    EXPECT_EQ(found->adviser, adviser);
    EXPECT_FALSE(found->nameless);
    EXPECT_EQ(found->details, (vault::Sealed { 1, 2, 3 }));
    EXPECT_EQ(found->case_number_index, "case index");
    EXPECT_EQ(found->created, clock.now());
    EXPECT_EQ(store->young_people_of_adviser(adviser)->size(), 1U);
    EXPECT_EQ(store->young_people_of_team(team)->size(), 1U);
    ASSERT_TRUE(store->young_person_by_case_number("case index"));
    EXPECT_EQ(store->young_person_by_case_number("case index")->id, id);

    EXPECT_EQ(error_of(store->young_person(make_id<YoungPersonId>())), Errc::not_found);
    EXPECT_EQ(error_of(store->young_person_by_case_number("other index")), Errc::not_found);
    EXPECT_TRUE(store->young_people_of_adviser(make_id<WorkerId>())->empty());
    EXPECT_TRUE(store->young_people_of_team(make_id<TeamId>())->empty());
}

TEST_P(StoreContract, RefusesACaseNumberTwice)
{
    Change change;
    change.young_people.push_back(young_person(make_id<YoungPersonId>(), "case index"));
    change.audit.push_back(entry("young_person.add"));
    commit_well(change);
    change.young_people[0].id = make_id<YoungPersonId>();
    EXPECT_EQ(error_of(commit(change)), Errc::conflict);
    EXPECT_EQ(store->young_people_of_team(team)->size(), 1U);
}

TEST_P(StoreContract, KeepsNamelessVisitorsApartFromEachOther)
{
    for (int i = 0; i < 2; ++i) {
        auto visitor = young_person(make_id<YoungPersonId>(), "");
        visitor.adviser = {};
        visitor.nameless = true;
        visitor.details = {};
        Change change;
        change.young_people.push_back(visitor);
        change.audit.push_back(entry("visitor.add"));
        commit_well(change);
    }
    auto of_team = store->young_people_of_team(team);
    ASSERT_EQ(of_team->size(), 2U);
    EXPECT_TRUE(of_team->at(0).nameless);
    EXPECT_TRUE(of_team->at(0).adviser.is_nil());
    EXPECT_TRUE(of_team->at(0).details.empty());
    EXPECT_TRUE(of_team->at(0).case_number_index.empty());
    EXPECT_TRUE(store->young_people_of_adviser({})->empty()) << "no adviser is nobody's name";
    EXPECT_EQ(error_of(store->young_person_by_case_number("")), Errc::not_found);
}

TEST_P(StoreContract, KeepsAFlowVersionAsFirstPublished)
{
    Change change;
    change.flow_versions.push_back({ "version-1", "housing-tonight", 7, "{\"flow\":1}", clock.now() });
    commit_well(change);
    change.flow_versions[0].canonical_json = "{\"flow\":2}";
    commit_well(change);
    EXPECT_EQ(*store->flow_version("version-1"), "{\"flow\":1}");
    EXPECT_EQ(error_of(store->flow_version("version-2")), Errc::not_found);
}

TEST_P(StoreContract, LetsACodeInOnce)
{
    auto subject = someone();
    auto expires = clock.now() + std::chrono::minutes(10);
    Change issue;
    issue.codes.push_back({ make_id<CodeId>(), "code index", subject, adviser, clock.now(), expires, {} });
    issue.audit.push_back(entry("code.issue"));
    commit_well(issue);
    auto code = store->code("code index");
    ASSERT_TRUE(code);
    EXPECT_EQ(code->id, issue.codes[0].id);
    EXPECT_EQ(code->subject, subject);
    EXPECT_EQ(code->issued_by, adviser);
    EXPECT_EQ(code->issued, clock.now());
    EXPECT_EQ(code->expires, expires);
    EXPECT_FALSE(code->used);
    EXPECT_EQ(error_of(store->code("other code")), Errc::not_found);
    EXPECT_EQ(error_of(commit(issue)), Errc::conflict) << "the same code again";

    Change use;
    use.codes_used.push_back({ "code index", clock.now() });
    commit_well(use);
    EXPECT_EQ(store->code("code index")->used, clock.now());
    EXPECT_EQ(error_of(commit(use)), Errc::conflict) << "used already";
    use.codes_used[0].code_index = "other code";
    EXPECT_EQ(error_of(commit(use)), Errc::conflict) << "unknown";
}

TEST_P(StoreContract, RefusesACodeFromTheMomentItExpires)
{
    auto expires = clock.now() + std::chrono::minutes(10);
    Change issue;
    issue.codes.push_back({ make_id<CodeId>(), "code index", someone(), adviser, clock.now(), expires, {} });
    issue.audit.push_back(entry("code.issue"));
    commit_well(issue);
    Change use;
    use.codes_used.push_back({ "code index", expires });
    EXPECT_EQ(error_of(commit(use)), Errc::conflict);
    use.codes_used[0].at = expires - std::chrono::milliseconds(1);
    EXPECT_TRUE(commit(use));
}

TEST_P(StoreContract, IssuesNoCodeForNobody)
{
    Change issue;
    issue.codes.push_back({ make_id<CodeId>(), "code index", make_id<YoungPersonId>(), adviser, clock.now(),
        clock.now() + std::chrono::minutes(10), {} });
    issue.audit.push_back(entry("code.issue"));
    EXPECT_EQ(error_of(commit(issue)), Errc::not_found);
}

TEST_P(StoreContract, RemembersWhoIsSignedInUntilTheyLeave)
{
    auto subject = someone();
    store::SignInRecord sign_in { make_id<SignInId>(), "token index", domain::Role::young_person, council, {}, {},
        subject, clock.now(), clock.now() + std::chrono::hours(12), {} };
    Change change;
    change.sign_ins.push_back(sign_in);
    commit_well(change);
    auto found = store->sign_in("token index");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, sign_in.id);
    EXPECT_EQ(found->role, domain::Role::young_person);
    EXPECT_EQ(found->authority, council);
    EXPECT_TRUE(found->team.is_nil());
    EXPECT_TRUE(found->worker.is_nil());
    EXPECT_EQ(found->young_person, subject);
    EXPECT_EQ(found->created, clock.now());
    EXPECT_EQ(found->expires, sign_in.expires);
    EXPECT_FALSE(found->ended);
    EXPECT_EQ(error_of(store->sign_in("other token")), Errc::not_found);
    EXPECT_EQ(error_of(commit(change)), Errc::conflict);

    auto left = clock.now() + std::chrono::minutes(5);
    Change end;
    end.sign_ins_ended.push_back({ sign_in.id, left });
    commit_well(end);
    end.sign_ins_ended[0].at = left + std::chrono::minutes(1);
    commit_well(end);
    EXPECT_EQ(store->sign_in("token index")->ended, left) << "the first end stays";
}

} // namespace sayso::tests
