// An invented council in the state in which a desk has most to show. Everybody in it is made up.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./server.mjs";

const id = (n) => n.toString(16).padStart(32, "0");
const day = 24 * 60 * 60 * 1000;
const hour = 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 22, 10, 30);
const told = (at, words) => ({ at, words });
const long = "Nobody told me about the move until the van came, and my things are still in bags in the hall. I said in September that I want to stay near college and near my brother, and the lady at the meeting wrote it down, but nothing has happened since and I do not know who to ask any more.";

const kit = id(1);
const noor = id(2);
const visitor = id(3);
export const people = { kit, noor, visitor };
export const sessions = { problem: id(11), arabic: id(12), housing: id(13), wellbeing: id(14), kiosk: id(15) };
export const alerts = { urgent: id(21), soon: id(22), kiosk: id(23) };
const sam = id(31);
export const workers = [
  { id: sam, name: "Sam Example", role: "personal_adviser", team: "North" },
  { id: id(32), name: "Alex Sample", role: "personal_adviser", team: "North" },
  { id: id(33), name: "Morgan Made-Up", role: "team_manager", team: "North" },
  { id: id(34), name: "Ada Agency-Demo", role: "other_agency", team: "Advocates" },
];

const line = (step, question, answer, more = {}) => ({
  step, question, answer, own_words: false, off_path: false, raised_alert: false, matters: [], field: "", at: told(now - 3 * hour, "today 07:30"), ...more,
});

function statement(session, youngPerson, name, title, more = {}) {
  return {
    session, young_person: youngPerson, name, flow: "sort-out-a-problem", flow_number: 1, version: "9f2c41d07a", title, locale: "en",
    locale_name: "English", channel: "phone", state: "submitted", started: told(now - 4 * hour, "today 06:40"),
    submitted: told(now - 3 * hour, "today 07:30"), lines: [], replies: [], ...more,
  };
}

const problemLines = [
  line("what_about", "What is the problem about?", "Something that was not done", { field: "What the problem is about" }),
  line("problem", "What is the problem?", long, { own_words: true, matters: ["accommodation", "relationships"] }),
  line("put_right", "What would put it right?", "Somebody saying when. A date. And my bike back <b>please</b> & thank you", { own_words: true }),
  line("choose", "What should we do with it?", "Just know about it", { off_path: true }),
  line("choose#2", "What should we do with it?", "Try to sort it out", { raised_alert: true }),
];
const arabic = "أريد أن أعيش قريبًا من المدرسة، ولا أحد يجيبني. (رقم 12B)";
const arabicLines = [
  line("feeling", "How do you feel today?", "Not good", { original: { text: "لست بخير", lang: "ar", dir: "rtl" } }),
  line("matters_most", "What matters most to you?", arabic, { own_words: true, original: { text: arabic, lang: "ar", dir: "rtl" }, matters: ["education"] }),
];

function alert(which, session, youngPerson, name, title, level, more = {}) {
  return {
    id: which, session, young_person: youngPerson, name, alert: "no_safe_place", title, level, raised: told(now - 2 * hour, "today 08:30"),
    acknowledge_by: told(now - hour, "today 09:30"), overdue: true, lines: [problemLines[1]], ...more,
  };
}

const due = (date, words, overdue = false) => ({ date, words, overdue });
let next = 100;
const entry = (kind, youngPerson, more = {}) => ({
  id: id(next++), kind, session: sessions.problem, about: "", matter: "", owner: "", owner_name: "", state: "", by: "Sam Example",
  by_young_person: false, words: {}, at: told(now - hour, "today 09:30"), ...more,
});

const matterTitles = {
  health: "Health", education: "School, college or training", support: "Support and contact", relationships: "Family and friends",
  identity: "Who they are", money: "Money", living_skills: "Living skills", accommodation: "Where they live", employment: "Work", contingency: "If plans break down",
};

function planOf() {
  const matters = Object.entries(matterTitles).map(([matter, title]) => ({ matter, title, views: [], actions: [] }));
  const place = (name) => matters.find(({ matter }) => matter === name);
  place("accommodation").views.push(entry("plan_view", kit, { by_young_person: true, words: { text: "I want to stay near my brother. Not supported lodgings again." }, at: told(now - 2 * day, "20 November 2026") }));
  place("accommodation").actions.push(
    { id: id(61), what: "Look at two flats near the college together", owner: sam, owner_name: "Sam Example", due: due("2026-11-18", "18 November 2026", true), state: "started", overdue: true, agreed_with: "Kit and Sam", agreed: "agree", ticked: false },
    { id: id(62), what: "Ask the landlord for the inventory", owner: "young_person", owner_name: "", due: due("2026-12-03", "3 December 2026"), state: "open", overdue: false, agreed: "disagree", comment: "I asked already. Twice." },
  );
  place("education").actions.push({ id: id(63), what: "Apply for the 16-19 bursary", owner: id(32), owner_name: "Alex Sample", due: due("2026-11-10", "10 November 2026"), state: "done", overdue: false, ticked: true });
  return { matters, review_due: due("2026-11-20", "20 November 2026", true), review_asked: entry("review_asked", kit, { by_young_person: true, words: { why: "Too much has changed." } }) };
}

const actions = [
  { id: id(41), session: sessions.problem, what: "Ring the foster carer about the bike and the bags", owner: sam, owner_name: "Sam Example", due: due("2026-11-20", "20 November 2026", true), state: "open", at: told(now - 3 * day, "19 November 2026"), overdue: true },
  { id: id(42), session: sessions.problem, what: "Find out the date of the move", owner: sam, owner_name: "Sam Example", due: due("2026-11-21", "21 November 2026"), state: "said_not_done", what_changed: "The placements team has given a date.", comment: "Nobody told me which day", at: told(now - 2 * day, "20 November 2026"), overdue: false },
  { id: id(43), session: sessions.housing, what: "Send the form to the housing team", owner: "housing", owner_name: "Housing team", state: "said_done", due: due("2026-11-15", "15 November 2026"), what_changed: "They have it.", at: told(now - 9 * day, "13 November 2026"), overdue: false },
];

function entriesOf() {
  const note = entry("comment", kit, { words: { text: "Rang the placements team. They call back on Monday." }, at: told(now - 30 * 60 * 1000, "today 10:00") });
  return [
    entry("correction", kit, { about: note.id, words: { text: "It is Tuesday, not Monday." }, at: told(now - 20 * 60 * 1000, "today 10:10") }),
    note,
    entry("question", kit, { words: { what: "Which college day is best for you?" } }),
    entry("action", kit, { owner: sam, owner_name: "Sam Example", due: due("2026-11-20", "20 November 2026"), words: { what: "Ring the foster carer about the bike and the bags" }, at: told(now - 3 * day, "19 November 2026") }),
    entry("referral", kit, { owner: "advocate", owner_name: "Advocate", words: { to: "Voices for Young People", why: "Wants somebody on their side at the meeting", agreed: "Yes, Kit asked for it" }, at: told(now - 4 * day, "18 November 2026") }),
    entry("action_said", kit, { by_young_person: true, state: "not_done", words: { comment: "Nobody told me which day" }, at: told(now - day, "21 November 2026") }),
  ];
}

const clocks = [
  { kind: "reply_promise", title: "Reply to \u201cSort out a problem\u201d", words: "was due yesterday", overdue: true, for_young_person: true, owner: "Sam Example" },
  { kind: "visit", title: "Visit", words: "due 3 December 2026", overdue: false, for_young_person: true, owner: "Sam Example" },
  { kind: "plan_review", title: "Pathway plan review", words: "was due 20 November 2026", overdue: true, for_young_person: true, owner: "Sam Example" },
];

const referral = (kind, more) => ({ ...entry("referral", kit, { owner: kind, owner_name: "", words: { to: "Voices for Young People", why: "Wants somebody on their side at the meeting", agreed: "Yes" } }), states: [], ...more });

const loops = [
  { session: sessions.problem, title: "Sort out a problem", said: told(now - 3 * hour, "today 07:30"), heard: told(now - 2 * hour, "today 08:31"), heard_by: "Sam Example", promised: due("2026-11-20", "20 November 2026", true) },
  { session: sessions.housing, title: "Somewhere to stay tonight", said: told(now - 9 * day, "13 November 2026, 21:04"), heard: told(now - 9 * day, "13 November 2026, 21:11"), heard_by: "Dana Duty-Demo", answered: told(now - 9 * day, "13 November 2026, 21:15"), promised: due("2026-11-15", "15 November 2026"), done: told(now - 7 * day, "15 November 2026, 16:20"), told: told(now - 7 * day, "15 November 2026, 16:20"), agreed: "done", agreed_at: told(now - 7 * day, "15 November 2026, 18:02") },
];

const adultCare = [
  "Planning for the move began by the end of Year 9", "There is one plan for the move", "The plan is looked at every year",
  "A named worker before, during and after the move", "They have met somebody from each adult service", "Missed first appointments are followed up",
].map((title, index) => ({ id: `nice_${index + 1}`, title, state: ["yes", "yes", "not_yet", "", "no", ""][index], words: index === 3 ? {} : { note: index === 4 ? "Adult mental health has not answered yet." : "" }, ...(index < 3 && { at: told(now - 40 * day, "13 October 2026") }) }));

function caseFiles() {
  const base = { alerts: [], statements: [], tasks: [], chronology: [], entries: [], actions: [], plan: { matters: planOf().matters.map((one) => ({ ...one, views: [], actions: [] })) }, referrals: [], contacts: [], adult_care: [], clocks: [], loops: [], tags: [], repeat_alerts: 0, access: [] };
  return {
    [kit]: {
      ...base, young_person: kit, name: "Kit", full_name: "Kit Placeholder-Example", born: "4 May 2009", age: 17, adviser: "Sam Example", team: "North", nameless: false, case_number: "D-00417",
      alerts: [
        alert(alerts.urgent, sessions.problem, kit, "Kit", "No safe place tonight", "urgent", { passed_on: [{ to: "duty_team", title: "Duty team", at: told(now - hour, "today 09:30") }] }),
        alert(alerts.soon, sessions.wellbeing, kit, "Kit", "Would like a problem to be sorted out", "soon", { overdue: false, acknowledge_by: told(now + 5 * hour, "today 15:30") }),
      ],
      statements: [
        statement(sessions.problem, kit, "Kit", "Sort out a problem", { lines: problemLines, level: "urgent" }),
        statement(sessions.housing, kit, "Kit", "Somewhere to stay tonight", { lines: problemLines.slice(0, 2), submitted: told(now - 9 * day, "13 November 2026, 21:04"), started: told(now - 9 * day, "13 November 2026"), read: told(now - 9 * day, "13 November 2026, 21:11"), read_by: "Dana Duty-Demo", replies: [{ id: id(71), by: "Dana Duty-Demo", words: "I have a room for you tonight. I ring you in ten minutes.", at: told(now - 9 * day, "13 November 2026, 21:15") }] }),
        statement(sessions.wellbeing, kit, "Kit", "How are things", { flow: "how-are-things", state: "in_progress", submitted: undefined, started: told(now - 20 * 60 * 1000, "today 10:10"), lines: problemLines.slice(0, 1) }),
      ],
      tasks: [{ name: "sort_problem", title: "Try to sort out their problem, and tell them", to: "adviser", due: told(now + 9 * day, "4 December 2026"), session: sessions.problem }],
      chronology: [{ at: told(now - 400 * day, "18 October 2025"), kind: "came_into_care", title: "Came into care", session: "" }],
      entries: entriesOf(), actions, plan: planOf(),
      referrals: [referral("advocate", { states: [entry("referral_state", kit, { state: "accepted" })] }), referral("housing", {})],
      household: entry("household", kit, { state: "foster", words: { who: "The Pretend family" } }),
      contacts: [
        { session: sessions.problem, place: "trust", name: "Coach Pretend", phone: "07700 900461", relation: "Boxing coach", state: "draft", said: "Coach Pretend from the boxing club, 07700 900461" },
        { session: sessions.problem, place: "brother", name: "Jo Placeholder", phone: "", relation: "Brother", state: "confirmed" },
      ],
      status: { state: "relevant", title: "Relevant child", rule: "16 or 17, in care for at least 13 weeks since 14 and after 16, and no longer in care.", asserted_by: "worker", by: "Sam Example", at: told(now - 60 * day, "23 September 2026") },
      adult_care: adultCare, clocks, loops, tags: [entry("tag", kit, { about: sessions.problem, state: "request" }), entry("tag", kit, { about: sessions.problem, state: "10A" })],
      repeat_alerts: 3, access: [{ name: "Sam Example", why: "personal_adviser" }, { name: "Morgan Made-Up", why: "team_manager" }, { name: "Ada Agency-Demo", why: "Advocate for the meeting", until: told(now + 8 * day, "30 November 2026") }],
    },
    [noor]: {
      ...base, young_person: noor, name: "Noor", full_name: "نور مثال", born: "1 January 2010", age: 16, adviser: "Sam Example", team: "North", nameless: false, not_heard_weeks: 5, case_number: "D-00502",
      statements: [statement(sessions.arabic, noor, "Noor", "How are things", { flow: "how-are-things", locale: "ar", locale_name: "Arabic", lines: arabicLines })],
      loops: [{ session: sessions.arabic, title: "How are things", said: told(now - 3 * hour, "today 07:30") }],
    },
    [visitor]: {
      ...base, young_person: visitor, name: "", full_name: "", born: "", adviser: "", team: "North", nameless: true,
      alerts: [alert(alerts.kiosk, sessions.kiosk, visitor, "", "Does not feel safe", "soon", { overdue: false })],
      statements: [statement(sessions.kiosk, visitor, "", "How are things", { channel: "kiosk", lines: problemLines.slice(0, 1) })],
    },
  };
}

function inboxItems() {
  const item = (kind, group, ref, session, youngPerson, name, title, more = {}) => ({
    kind, group, ref, session, young_person: youngPerson, name, nameless: false, title, level: "routine", at: told(now - 3 * hour, "today 07:30"), overdue: false, read: false, replied: false, ...more,
  });
  return [
    item("alert", "urgent", alerts.urgent, sessions.problem, kit, "Kit", "No safe place tonight", { level: "urgent", overdue: true, acknowledge_by: told(now - hour, "today 09:30"), flags: 3, scan: 2 }),
    item("alert", "urgent", alerts.kiosk, sessions.kiosk, visitor, "", "Does not feel safe", { level: "soon", nameless: true, acknowledge_by: told(now + hour, "today 11:30") }),
    item("action", "overdue", id(41), sessions.problem, kit, "Kit", "action", { action: id(41), due: due("2026-11-20", "20 November 2026", true), owner: "Sam Example", read: true }),
    item("statement", "new", sessions.arabic, sessions.arabic, noor, "Noor", "How are things"),
    item("review", "new", id(91), "", kit, "Kit", "review asked", { at: told(now - hour, "today 09:30") }),
    item("disagreed", "new", id(62), "", kit, "Kit", "plan disagree"),
    item("action", "promised", id(42), sessions.problem, kit, "Kit", "action", { due: due("2026-12-01", "1 December 2026"), owner: "Sam Example", read: true }),
    item("statement", "promised", sessions.housing, sessions.housing, kit, "Kit", "Somewhere to stay tonight", { read: true, replied: true, due: due("2026-12-02", "2 December 2026") }),
    item("action", "waiting", id(92), sessions.problem, kit, "Kit", "question", { read: true }),
    item("statement", "done", sessions.wellbeing, sessions.wellbeing, kit, "Kit", "How are things", { read: true, replied: true }),
  ];
}

const caseload = [
  { id: kit, name: "Kit", adviser: "Sam Example", nameless: false, open_alerts: 2, unread: 1, last_heard: told(now - 3 * hour, "today 07:30"), next_due: due("2026-11-20", "20 November 2026", true) },
  { id: noor, name: "Noor", adviser: "Sam Example", nameless: false, open_alerts: 0, unread: 1, last_heard: told(now - 35 * day, "18 October 2026"), not_heard_weeks: 5, next_due: due("2026-12-03", "3 December 2026") },
  { id: id(4), name: "Alexandria-Konstantina Fotheringay-Placeholder", adviser: "Alex Sample", nameless: false, open_alerts: 0, unread: 0 },
];

const totals = {
  as_at: told(now, "22 November 2026"),
  tables: [
    { id: "heard", title: "Young people heard from", note: "In the last three months, by team.", columns: ["People"], rows: [{ label: "North", values: [41] }, { label: "South", values: [28] }, { label: "Unaccompanied young people", values: ["c"] }] },
    { id: "kept", title: "What was promised, and kept", columns: ["Promised", "Kept in time", "Late", "Said done"], rows: [{ label: "North", values: [63, 51, 12, 44] }, { label: "South", values: [40, 22, 18, "c"] }] },
  ],
};

const grants = [
  { id: id(81), kind: "cover", worker: id(32), worker_name: "Alex Sample", for_worker: sam, for_worker_name: "Sam Example", reason: "Leave", until: told(now + 7 * day, "29 November 2026"), mine: true },
  { id: id(82), kind: "break_glass", worker: id(33), worker_name: "Morgan Made-Up", young_person: noor, name: "Noor", reason: "Police asked for the address at night", until: told(now - day, "21 November 2026, 23:10"), ended: told(now - day, "21 November 2026, 23:10") },
];

const names = {
  personal_adviser: "Sam Example", team_manager: "Morgan Made-Up", member: "Mia Member-Demo", administrator: "Amin Admin-Demo", other_agency: "Ada Agency-Demo",
  data_officer: "Odi Data-Demo", safeguarding_lead: "Leda Lead-Demo",
};

/** The server's side of the contract, for one who is signed in already. What is posted is kept and comes back. */
export function answersOf(role, server) {
  const files = caseFiles();
  let items = inboxItems();
  const ok = (json) => ({ status: 200, json });
  const gone = { status: 404, json: { problem: { code: "not_found", text: "We can't find that." } } };
  const strings = Object.fromEntries(
    Object.entries(JSON.parse(readFileSync(join(root, "i18n/en/app.json"), "utf8")).messages).map(([key, text]) => [key, typeof text === "string" ? text : text.text]),
  );
  const at = () => told(now, "today 10:30");

  function add(file, body) {
    if (server.refuse) return { status: 400, json: { problem: { code: "invalid_input", field: server.refuse.field, text: server.refuse.text } } };
    const owner = workers.find((one) => one.id === body.owner);
    const made = { ...entry(body.kind, file.young_person), id: body.id, session: body.session ?? "", about: body.about ?? "", matter: body.matter ?? "", owner: body.owner ?? "", owner_name: owner?.name ?? "", state: body.state ?? "", words: body.words, by: names[role], at: at(), ...(body.due && { due: due(body.due, body.due) }) };
    if (!file.entries.some((one) => one.id === made.id)) file.entries.unshift(made);
    if (body.kind === "action") file.actions.unshift({ id: body.id, session: made.session, what: body.words.what, owner: made.owner, owner_name: made.owner_name, due: made.due, state: "open", at: at(), overdue: false });
    if (body.kind === "action_done") for (const one of file.actions) if (one.id === body.about) Object.assign(one, { state: "done", what_changed: body.words.what_changed, overdue: false });
    return ok({ entry: made });
  }

  function post(path, body) {
    const [, , , , what, which, act] = path.split("/");
    if (what === "alerts" && act === "acknowledge") {
      const found = Object.values(files).flatMap((file) => file.alerts).find((one) => one.id === which);
      Object.assign(found, { acknowledged: at(), acknowledged_by: names[role], overdue: false });
      items = items.filter((one) => one.ref !== which);
      return ok(found);
    }
    if (what === "statements" && act === "read") {
      for (const file of Object.values(files)) for (const one of file.statements) if (one.session === which && !one.read) Object.assign(one, { read: at(), read_by: names[role] });
      return { status: 204 };
    }
    if (what === "statements" && act === "replies") {
      const reply = { id: body.id, by: names[role], words: body.words, at: at() };
      for (const file of Object.values(files)) for (const one of file.statements) if (one.session === which && !one.replies.some((old) => old.id === body.id)) one.replies.push(reply);
      return ok(reply);
    }
    if (what === "case-files" && act === "entries") return files[which] ? add(files[which], body) : gone;
    if (what === "search") return ok({ young_people: caseload.filter((one) => one.name.toLowerCase().includes(body.q.toLowerCase())) });
    if (what === "break-glass") return body.case_number === "D-00502" ? ok({ young_person: noor, until: told(now, "today 11:00") }) : gone;
    if (what === "codes") return ok({ code: "7QK2-M9XD", link: "/#code=7QK2-M9XD", expires: told(Date.now() + 600_000, "today 10:40") });
    if (path === "/api/v1/sign-in") return ok({ role, name: names[role] });
    if (path.startsWith("/api/v1/desk/") || path.startsWith("/api/v1/admin/") || path === "/api/v1/sign-out") return { status: 204 };
    return gone;
  }

  function read(path) {
    const [, , , , what, which] = path.split("/");
    const shown = { "/api/v1/council": { name: "Pretend Council", demo: true, locales: [], flows: [], helplines: [] }, "/api/v1/me": { role, name: names[role], id: role === "personal_adviser" ? sam : id(33) }, "/api/v1/strings/en": { locale: "en", dir: "ltr", approved: true, strings }, "/api/v1/totals": totals, "/api/v1/glossary": { terms: [] }, "/api/v1/admin/workers": { workers: workers.map((one, index) => ({ ...one, user: one.name.split(" ")[0].toLowerCase(), active: index !== 1 })) } };
    if (path in shown) return ok(shown[path]);
    if (what === "inbox") return ok({ items: server.empty ? [] : items });
    if (what === "young-people") return ok({ young_people: caseload });
    if (what === "workers") return ok({ workers });
    if (what === "grants") return ok({ grants });
    if (what === "case-files" && files[which]) {
      // For tests that bring words of their own.
      if (server.notes) return ok({ ...files[which], entries: server.notes.map((text) => entry("comment", which, { words: { text } })) });
      return ok(files[which]);
    }
    if (what === "alerts") {
      const found = Object.values(files).flatMap((file) => file.alerts).find((one) => one.id === which);
      return found ? ok(found) : gone;
    }
    return gone;
  }

  return (method, path, body) => (method === "POST" ? post(path, body) : read(path));
}
