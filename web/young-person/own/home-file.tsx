import { Button } from "../../shared/elements/button/button";
import { stateLines } from "../../shared/elements/statement-state/state-lines";
import { Replies, StateLines } from "../../shared/elements/statement-state/statement-state";
import { Symbol } from "../../shared/elements/symbol/symbol";
import type { OwnStatement } from "../../shared/protocol";
import { t } from "../../shared/strings";
import { covered } from "../away";
import { holding, open, openOwn, statements, type OwnPage } from "../store";

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
  ["contact", "call"],
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

/** The lower half of the first screen: what is kept about them, and what they said. */
export function HomeFile() {
  return (
    <div class="home-file">
      <MyFile />
      {!covered.value && <WhatISaid />}
    </div>
  );
}
