// A young person's own file with something in every part of it, as server/wire/protocol.md says it: for looking at the
// pages in states that would take weeks to live through. All of it is invented.
const told = (words) => ({ at: 1_795_000_000_000, words });
const id = (n) => String(n).padStart(32, "0");
const entry = (n, kind, words, more = {}) => ({
  id: id(n), kind, session: "", about: "", matter: "", owner: "", owner_name: "", state: "", by: "", by_young_person: true,
  words, at: told("Monday 16 November 17:20"), ...more,
});
const action = (n, more) => ({
  id: id(n), session: id(1), what: "Ask the hostel whether you can have the room with the lock.", owner: "adviser",
  owner_name: "Sam Example", due: { date: "2026-12-03", words: "Thursday 3 December" }, state: "open",
  at: told("Tuesday 17 November 09:10"), overdue: false, ...more,
});
const done = action(12, { state: "done", what_changed: "They said yes. You can move on Saturday." });
const late = action(13, {
  session: id(2), what: "Send the form for your bus pass.", overdue: true, due: { date: "2026-11-18", words: "Wednesday 18 November" },
});
const question = entry(20, "question", { what: "Which days can I come and see you?" }, {
  session: id(1), by_young_person: false, by: "Sam Example",
});
const statement = (n, title, more) => ({
  session: id(n), flow: "sort-out-a-problem", title, state: "submitted", started: told("Monday 16 November 17:02"),
  submitted: told("Monday 16 November 17:20"), alert_raised: false, replies: [], actions: [], ...more,
});

export const answers = () => ({
  "/api/v1/own/file": {
    statements: [
      statement(1, "Sort out a problem", {
        read: told("Tuesday 17 November 09:02"), read_by: "Sam Example", actions: [action(11), done],
        replies: [{ id: id(30), by: "Sam Example", words: "Thank you for telling me. I will sort this out.", at: told("Tuesday 17 November 09:06") }],
      }),
      statement(2, "How are things?", {
        read: told("Friday 13 November 10:00"), read_by: "Sam Example", actions: [late],
        closed: { you_said: "The bus costs too much.", we_did: "We asked for a pass for you.", at: told("Friday 20 November 15:00") },
      }),
      statement(3, "Good news", {}),
    ],
    actions: [],
    entries: [question],
    plan: {
      review_due: { date: "2027-02-01", words: "Monday 1 February 2027" },
      matters: [
        {
          matter: "accommodation", title: "Where they live",
          views: [
            entry(41, "plan_view", { text: "Somewhere quiet, and near college." }, { matter: "accommodation" }),
            entry(42, "plan_view", { text: "I don't know yet." }, { matter: "accommodation" }),
          ],
          actions: [
            { id: id(51), what: "Look at two flats with you.", owner: "adviser", owner_name: "Sam Example", due: { date: "2026-12-10", words: "Thursday 10 December" }, state: "started", overdue: false, ticked: false, at: told("Tuesday 17 November") },
            { id: id(52), what: "Save ten pounds each week.", owner: "young_person", owner_name: "Kit", state: "open", overdue: false, agreed: "disagree", comment: "I can save five.", ticked: true, at: told("Tuesday 17 November") },
          ],
        },
      ],
    },
    adult_care: [{ id: "nice_4", title: "You have one named worker for the move", state: "not_yet", words: {} }],
    status: { state: "eligible", title: "Eligible child", rule: "You are 16 or 17, in care now, and were in care for 13 weeks or more since you were 14.", asserted_by: "worker" },
    clocks: [
      { kind: "plan_review", title: "Looking at your pathway plan again", words: "By Monday 1 February 2027", overdue: false },
      { kind: "visit", title: "A visit from your adviser", words: "This should have happened by Friday 20 November", overdue: true },
    ],
    team: [
      { name: "Sam Example", role: "your adviser", days: "Monday to Thursday", cover: "Alex Sample", phone: "01632 960123" },
      { name: "Jo Placeholder", role: "the team manager" },
    ],
    night: { words: "When we are closed, nobody may read what you write until we open. If it can't wait, call the out-of-hours team.", phone: "01632 960999" },
  },
  "/api/v1/own/readers": {
    readers: [
      { who: "Sam Example", role: "your adviser", what: "statement", title: "Sort out a problem", at: told("Tuesday 17 November 09:02") },
      { who: "Otis Night-Demo", role: "the out-of-hours team", what: "case_file", title: "", at: told("Saturday 14 November 23:41"), why: "Police rang: a young person at the station, no adviser on duty." },
      { who: "Sam Example", role: "your adviser", what: "alert", title: "Wants to talk", at: told("Friday 13 November 10:00") },
      { who: "Odi Data-Demo", role: "data officer", what: "copy", title: "", at: told("Monday 2 November 11:15") },
    ],
  },
  "/api/v1/own/devices": {
    devices: [
      { id: id(61), label: "Phone", this: true, since: told("Sunday 22 November 12:00"), last_seen: told("today 20:40") },
      { id: id(62), label: "Computer", this: false, since: told("Monday 2 November 16:00"), last_seen: told("Friday 6 November 09:30") },
    ],
    phones: [{ id: id(63), label: "Phone", way: "pin", sign_in: id(61), this: true, since: told("Sunday 22 November 12:00") }],
  },
});

export const opening = {
  open_now: false, words: "Closed now", next: "Opens tomorrow at 9 am",
  night_words: "When we are closed, nobody may read what you write until we open. If it can't wait, call the out-of-hours team.",
  night_phone: "01632 960999",
};

/** Answers the page's questions about the own file from `told`, and keeps what it posts. */
export async function standIn(page, told = answers()) {
  const posted = [];
  await page.route("**/api/v1/own/**", async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (request.method() === "POST") {
      posted.push({ path: pathname, body: request.postDataJSON() });
      if (pathname.endsWith("/revoke")) return route.fulfill({ status: 204 });
      return route.fulfill({ json: { entry: {} } });
    }
    if (pathname.endsWith("copy.pdf")) return route.fulfill({ contentType: "application/pdf", body: "%PDF-1.7" });
    const answer = told[pathname];
    return answer ? route.fulfill({ json: answer }) : route.fulfill({ status: 404, json: {} });
  });
  await page.route("**/api/v1/council**", async (route) => {
    const response = await route.fetch();
    return route.fulfill({ response, json: { ...(await response.json()), opening } }); // The same hour whenever the test runs.
  });
  return { posted, told };
}
