import { Button } from "../shared/elements/button/button";
import { Icon } from "../shared/elements/icon/icon";
import { Replies, stateLines, StateLines } from "../shared/elements/statement-state/statement-state";
import { Symbol } from "../shared/elements/symbol/symbol";
import type { FlowInfo, OwnStatement } from "../shared/protocol";
import { t } from "../shared/strings";
import { Opening } from "../shared/elements/opening/opening";
import { LaterOwn } from "./later";
import { choose, council, me, open, openOwn, signOut, statements, talk, type OwnPage } from "./store";

const pictures: Record<string, string> = {
  me: "heart",
  home: "home",
  learning: "college",
  adult: "health",
  plan: "plan",
};

/** An answer that is only on this device must go out before another conversation can begin. */
function holding(): boolean {
  return talk.view.value.sending !== undefined;
}

/** What fits somebody of this age, topic by topic in the order given; with no birthday on file, everything. */
export function offered(flows: FlowInfo[], age: number | undefined): Map<string, FlowInfo[]> {
  const topics = new Map<string, FlowInfo[]>();
  for (const flow of flows) {
    const [youngest, oldest] = flow.ages;
    if (!flow.phone || (age !== undefined && (age < youngest || age > oldest))) continue;
    topics.set(flow.topic, [...(topics.get(flow.topic) ?? []), flow]);
  }
  return topics;
}

function FlowList({ flows }: { flows: FlowInfo[] }) {
  const busy = holding();
  return (
    <ul class="flows" role="list">
      {flows.map((flow) => (
        <li key={flow.id}>
          <button type="button" class="flow-start" disabled={busy} onClick={() => choose(flow.id)}>
            <span dir="auto">{flow.title}</span>
            <Icon name="next" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Help now stands open; every other topic opens with a tap, so that thirty talks are six lines. */
function Topics() {
  return [...offered(council.value?.flows ?? [], me.value?.age)].map(([topic, flows]) =>
    topic === "now" ? (
      <FlowList key={topic} flows={flows} />
    ) : (
      <details key={topic} class="topic">
        <summary>
          <Symbol name={pictures[topic] ?? ""} size={28} />
          <span>{t(`web.topic.${topic}`)}</span>
          <Icon name="next" />
        </summary>
        <FlowList flows={flows} />
      </details>
    ),
  );
}

function Statement({ statement }: { statement: OwnStatement }) {
  const { session, state, started, submitted } = statement;
  const unfinished = state === "in_progress";
  return (
    <li class={`card statement ${unfinished ? "statement-open" : ""}`}>
      <h3 dir="auto">{statement.title}</h3>
      <p class="soft small">
        <bdi>{(submitted ?? started).words}</bdi>
      </p>
      {statement.remind && <p dir="auto">{statement.remind}</p>}
      <StateLines lines={stateLines(statement)} />
      <Replies replies={statement.replies} />
      <div class="row">
        {state !== "stopped" && (
          <Button
            kind={unfinished ? "primary" : "quiet"}
            disabled={holding()}
            label={`${t(unfinished ? "web.home.carry_on" : "web.home.look")}: ${statement.title}`}
            onClick={() => open(session)}
          >
            {t(unfinished ? "web.home.carry_on" : "web.home.look")}
          </Button>
        )}
        {submitted && (
          <Button
            kind="plain"
            label={`${t("web.own.door.happened")}: ${statement.title}`}
            onClick={() => openOwn("statement", session)}
          >
            {t("web.own.door.happened")}
          </Button>
        )}
      </div>
    </li>
  );
}

const few = 4; // On the first screen; the rest is one tap away.

function WhatISaid() {
  const all = statements.value;
  const list = all?.slice(0, few);
  return (
    <section aria-labelledby="said">
      <h2 id="said">{t("web.home.said")}</h2>
      {list === undefined && <p class="soft">{t("web.wait")}</p>}
      {list?.length === 0 && <p class="soft">{t("web.home.nothing")}</p>}
      <ul class="statements" role="list" aria-live="polite" aria-relevant="additions text">
        {list?.map((statement) => (
          <Statement key={statement.session} statement={statement} />
        ))}
      </ul>
      {all && all.length > few && (
        <p class="all-said">
          <Button wide iconAfter="next" onClick={() => openOwn("said")}>
            {t("web.own.door.all")}
          </Button>
        </p>
      )}
    </section>
  );
}

const doors: [OwnPage, string][] = [
  ["plan", "plan"],
  ["team", "team"],
  ["rights", "scales"],
  ["readers", "eye"],
  ["copy", "document"],
  ["phones", "phone"],
];

/** What is kept about them, each behind its own door. */
function MyFile() {
  return (
    <section aria-labelledby="mine">
      <h2 id="mine">{t("web.own.door.mine")}</h2>
      <ul class="doors" role="list">
        {doors.map(([page, picture]) => (
          <li key={page}>
            <button type="button" class="door" onClick={() => openOwn(page)}>
              <Symbol name={picture} size={28} />
              <span>{t(`web.own.door.${page}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function HomeScreen() {
  const { name = "", adviser } = me.value ?? {};
  const waiting = talk.connection.state.value === "waiting";
  return (
    <div class="home">
      <div class="home-head">
        <h1 tabIndex={-1} dir="auto">
          {t("web.home.hello", { name })}
        </h1>
        {adviser && (
          <p class="soft" dir="auto">
            {t("web.home.adviser", { name: adviser })}
          </p>
        )}
        <Opening opening={council.value?.opening} />
        <div role="status">
          {waiting && (
            <p class="banner banner-warning">
              <Icon name="no_signal" size={20} />
              <span>{t(holding() ? "web.signal.kept" : "web.signal.none")}</span>
            </p>
          )}
          {!waiting && holding() && <p class="banner">{t("web.signal.sending")}</p>}
        </div>
      </div>
      <LaterOwn show="for-you" />
      <section aria-labelledby="start">
        <h2 id="start">{t("web.home.start")}</h2>
        <div class="topics">
          <Topics />
        </div>
      </section>
      <div class="home-file">
        <MyFile />
        <WhatISaid />
      </div>
      <div class="home-foot">
        <Button kind="plain" onClick={() => void signOut()}>
          {t("web.home.sign_out")}
        </Button>
        <p class="soft small">{t("web.exit.note")}</p>
      </div>
    </div>
  );
}
