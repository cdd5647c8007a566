#pragma once

#include "tests/protocol/access/matrix_people.h"

// Everything HTTP and the WebSocket can ask for, by everybody, about a young person in every relation to them: real
// requests to the real service over SQLite (access_matrix_test.cpp). What must come out stands in two tables and nowhere
// else:
//
//   - the people and what they may see, in matrix_people.cpp;
//   - the routes below: one line each, by the pattern of the router's table. A route that has no line fails the test.
//
// To add a route: one line with what it is about (Subject) and what is done there (Deed). Its body may hold {person},
// {session}, {alert}, {grant} and {id} (a new one); so may its path, where the router's pattern has {}. If no Subject
// fits, the route is a new kind of thing: add one, and say in expected() what must come out.

namespace sayso::protocol {

/// What a route is about, and so who may come near it.
enum class Subject {
    anybody, // Open to whoever asks.
    comes_and_goes, // Begins or ends a sign-in: asked without one.
    own, // The caller's own words; a visitor has some.
    own_sign_in, // How a worker signs in: theirs and nobody else's.
    own_file, // Of a young person whose name is known.
    own_messages, // Whom and what they are about is looked at message by message, below.
    person, // One young person's file.
    conversation, // One conversation, or an alert raised in it.
    desk, // Every worker with young people: what is in the answer is looked at instead.
    gone, // Something of a young person's that is not there: who may see and who may not hear the same.
    glass, // Somebody else's file, in an emergency.
    cover,
    ended_grant,
    counts,
    workers_office,
    flows,
};

struct Line {
    char const* route;
    Subject subject;
    Deed deed;
    char const* body; // Of a POST.
};

inline constexpr Line lines[] = {
    { "GET /", Subject::anybody, Deed::read, "" },
    { "GET /kiosk", Subject::anybody, Deed::read, "" },
    { "GET /desk", Subject::anybody, Deed::read, "" },
    { "GET /examples", Subject::anybody, Deed::read, "" },
    { "GET /studio", Subject::anybody, Deed::read, "" },
    { "GET /sw.js", Subject::anybody, Deed::read, "" },
    { "GET /assets/{}", Subject::anybody, Deed::read, "" },
    { "GET /healthz", Subject::anybody, Deed::read, "" },
    { "GET /sound/{}", Subject::anybody, Deed::read, "" },
    { "GET /api/v1/council", Subject::anybody, Deed::read, "" },
    { "GET /api/v1/glossary", Subject::anybody, Deed::read, "" },
    { "GET /api/v1/strings/{}", Subject::anybody, Deed::read, "" },
    { "GET /api/v1/me", Subject::anybody, Deed::read, "" },
    { "GET /api/v1/sign-in", Subject::anybody, Deed::read, "" },
    { "POST /api/v1/sign-in/totp", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/sign-in/passkey/begin", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/sign-in/passkey/finish", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/sign-out-everywhere", Subject::comes_and_goes, Deed::act, R"({"not":"now"})" },
    { "GET /api/v1/me/devices", Subject::own_sign_in, Deed::read, "" },
    { "POST /api/v1/me/devices/{nobody}/revoke", Subject::own_sign_in, Deed::act, "{}" },
    { "POST /api/v1/me/credentials/{nobody}/revoke", Subject::own_sign_in, Deed::act, "{}" },
    { "POST /api/v1/me/totp/begin", Subject::own_sign_in, Deed::act, "{}" },
    { "POST /api/v1/me/totp/finish", Subject::own_sign_in, Deed::act, "{}" },
    { "POST /api/v1/me/passkeys/begin", Subject::own_sign_in, Deed::act, "{}" },
    { "POST /api/v1/me/passkeys/finish", Subject::own_sign_in, Deed::act, "{}" },
    { "POST /api/v1/me/step-up/begin", Subject::own_sign_in, Deed::act, "{}" },
    { "POST /api/v1/me/step-up", Subject::own_sign_in, Deed::act, "{}" },
    { "GET /api/v1/own/devices", Subject::own_file, Deed::read, "" },
    { "POST /api/v1/own/devices/{nobody}/revoke", Subject::own_file, Deed::end_own, "{}" },
    { "POST /api/v1/own/phones", Subject::own_file, Deed::act,
        R"({"key":"BGD-1LolWp0xyWHrdMY1bWjASbiSO2H6bOZpYi5g8p-2eQP-EAi4vJmkGunpVii8ZPLxsgwtfp9Rd6PClNRGIpk","pin":"048213"})" },
    { "POST /api/v1/own/phones/begin", Subject::own_file, Deed::act, "{}" },
    { "POST /api/v1/own/phones/{nobody}/forget", Subject::own_file, Deed::end_own, "{}" },
    { "POST /api/v1/phone/begin", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/phone/open", Subject::comes_and_goes, Deed::act, "{}" },
    { "GET /exit", Subject::comes_and_goes, Deed::read, "" },
    { "POST /api/v1/redeem", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/sign-in", Subject::comes_and_goes, Deed::act, "{}" },
    { "GET /api/v1/kiosk", Subject::anybody, Deed::read, "" },
    { "POST /api/v1/kiosk/enrol", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/kiosk/begin", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/kiosk/redeem", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/kiosk/ask", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/kiosk/asked", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/kiosk/hand-over", Subject::own, Deed::end_own, R"({"session":"{id}"})" },
    { "POST /api/v1/kiosk/hand-over/look", Subject::own, Deed::end_own, R"({"ticket":"none"})" },
    { "POST /api/v1/kiosk/hand-over/agree", Subject::own, Deed::end_own, R"({"ticket":"none"})" },
    { "POST /api/v1/kiosk/hand-over/refuse", Subject::own, Deed::end_own, R"({"ticket":"none"})" },
    { "POST /api/v1/own/visit/open", Subject::own_file, Deed::end_own, R"({"token":"none"})" },
    { "POST /api/v1/own/visit/agree", Subject::own_file, Deed::end_own, R"({"claim":"none"})" },
    { "POST /api/v1/own/visit/refuse", Subject::own_file, Deed::end_own, R"({"claim":"none"})" },
    { "POST /api/v1/hand-over/open", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/hand-over/take", Subject::comes_and_goes, Deed::act, "{}" },
    { "GET /api/v1/visit", Subject::own, Deed::read, "" },
    { "POST /api/v1/sign-out", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/turns", Subject::own_messages, Deed::act, R"({"type":"ping"})" },
    { "GET /api/v1/own/draft-key", Subject::own_messages, Deed::read, "" },
    { "GET /api/v1/statements", Subject::own, Deed::read, "" },
    { "GET /api/v1/own/file", Subject::own_file, Deed::read, "" },
    { "POST /api/v1/uploads", Subject::own, Deed::end_own,
        R"({"id":"{id}","session":"{nobody}","step":"show_repair","kind":"photo","bytes":9})" },
    { "PUT /api/v1/uploads/{nobody}", Subject::own, Deed::end_own, "bytes" },
    { "GET /api/v1/uploads/{nobody}", Subject::own, Deed::end_own, "" },
    { "POST /api/v1/uploads/{nobody}/finish", Subject::own, Deed::end_own, "{}" },
    { "GET /api/v1/own/media/{nobody}", Subject::own, Deed::end_own, "" },
    { "GET /api/v1/desk/media/{nobody}", Subject::gone, Deed::read, "" },
    { "GET /api/v1/own/readers", Subject::own_file, Deed::read, "" },
    { "GET /api/v1/own/copy.json", Subject::own_file, Deed::read, "" },
    { "GET /api/v1/own/copy.pdf", Subject::own_file, Deed::read, "" },
    { "GET /api/v1/desk/statements/{session}.pdf", Subject::conversation, Deed::act, "" },
    { "GET /api/v1/desk/case-files/{person}.pdf", Subject::person, Deed::act, "" },
    { "POST /api/v1/own/entries", Subject::own_file, Deed::act,
        R"({"id":"{id}","kind":"plan_view","matter":"money","words":{"text":"I want to save"}})" },
    { "GET /api/v1/desk/inbox", Subject::desk, Deed::read, "" },
    { "GET /api/v1/desk/young-people", Subject::desk, Deed::read, "" },
    { "GET /api/v1/desk/workers", Subject::desk, Deed::read, "" },
    { "GET /api/v1/desk/grants", Subject::desk, Deed::read, "" },
    { "POST /api/v1/desk/search", Subject::desk, Deed::read, R"({"q":"Kit"})" },
    { "GET /api/v1/desk/case-files/{person}", Subject::person, Deed::read, "" },
    { "POST /api/v1/desk/case-files/{person}/entries", Subject::person, Deed::write_without_conversation,
        R"({"id":"{id}","kind":"household","state":"foster","words":{}})" },
    { "POST /api/v1/desk/codes", Subject::person, Deed::let_in, R"({"young_person":"{person}"})" },
    { "POST /api/v1/desk/agency-access", Subject::person, Deed::give_access,
        R"({"young_person":"{person}","worker":"{agency_worker}","until":"2026-11-30","reason":"asked for"})" },
    { "GET /api/v1/desk/statements/{session}", Subject::conversation, Deed::read, "" },
    { "POST /api/v1/desk/statements/{session}/read", Subject::conversation, Deed::act, "{}" },
    { "POST /api/v1/desk/statements/{session}/replies", Subject::conversation, Deed::act,
        R"({"id":"{id}","words":"Thank you for telling us."})" },
    { "GET /api/v1/desk/alerts/{alert}", Subject::conversation, Deed::read, "" },
    { "POST /api/v1/desk/alerts/{alert}/acknowledge", Subject::conversation, Deed::act, "{}" },
    { "POST /api/v1/desk/break-glass", Subject::glass, Deed::act,
        R"({"case_number":"DEMO-0004","reason":"phoned, and could not say where they are"})" },
    { "POST /api/v1/desk/cover", Subject::cover, Deed::act,
        R"({"worker":"{person}","until":"2026-11-30","reason":"nobody there is, and so it is refused late"})" },
    { "POST /api/v1/desk/cover/{cover}/end", Subject::ended_grant, Deed::act, "{}" },
    { "POST /api/v1/desk/break-glass/{glass}/end", Subject::ended_grant, Deed::act, "{}" },
    { "POST /api/v1/desk/agency-access/{agency}/end", Subject::ended_grant, Deed::act, "{}" },
    { "GET /api/v1/totals", Subject::counts, Deed::read, "" },
    { "GET /api/v1/admin/workers", Subject::workers_office, Deed::read, "" },
    { "POST /api/v1/admin/workers", Subject::workers_office, Deed::act, "{}" },
    { "POST /api/v1/admin/workers/{nobody}/deactivate", Subject::workers_office, Deed::act, "{}" },
    { "POST /api/v1/admin/workers/{nobody}/role", Subject::workers_office, Deed::act, R"({"role":"member"})" },
    { "POST /api/v1/admin/workers/{nobody}/card", Subject::workers_office, Deed::act,
        R"({"days":[1,2],"phone":"01632 960 100"})" },
    { "GET /api/v1/studio/flows", Subject::flows, Deed::read, "" },
    { "GET /api/v1/studio/flows/{}", Subject::flows, Deed::read, "" },
    { "POST /api/v1/studio/flows/{}/roll-back", Subject::flows, Deed::act, "{}" },
    { "GET /api/v1/studio/drafts", Subject::flows, Deed::read, "" },
    { "POST /api/v1/studio/drafts", Subject::flows, Deed::act, "{}" },
    { "GET /api/v1/studio/drafts/{}", Subject::flows, Deed::read, "" },
    { "POST /api/v1/studio/drafts/{}/words", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/still-fits", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/yaml", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/preview", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/submit", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/take-back", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/approve", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/refuse", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/publish", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/discard", Subject::flows, Deed::act, "{}" },
    { "GET /api/v1/studio/translations", Subject::flows, Deed::read, "" },
    { "POST /api/v1/studio/translations/approve", Subject::flows, Deed::act, "{}" },
};

} // namespace sayso::protocol
