import { useRef, useState } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { ProblemText } from "../../shared/elements/field/field";
import { Icon } from "../../shared/elements/icon/icon";
import { Symbol } from "../../shared/elements/symbol/symbol";
import { t } from "../../shared/strings";
import { openOwn } from "../store";
import { act } from "./file";
import { Page, Quote, useTap, WithFile, Write } from "./frame";
import { DueLine } from "./statements";
import type { Matter, OwnFile, Plan, PlanAction } from "./types";

/** The ten things a pathway plan must deal with, in the order most people would look for them. */
export const matters: [string, string][] = [
  ["accommodation", "home"],
  ["education", "college"],
  ["employment", "work"],
  ["money", "money"],
  ["health", "health"],
  ["relationships", "friends"],
  ["support", "worker"],
  ["living_skills", "cook"],
  ["identity", "star"],
  ["contingency", "shield"],
];

function ofMatter(plan: Plan, matter: string): Matter {
  return plan.matters.find((known) => known.matter === matter) ?? { matter, views: [], actions: [] };
}

function AskForReview({ plan }: { plan: Plan }) {
  const [asking, setAsking] = useState(false);
  const after = useRef<HTMLParagraphElement>(null);
  const { review_asked, review_due } = plan;
  return (
    <section class="card card-warm own-review" aria-labelledby="review">
      <h2 id="review">
        <Symbol name="review" /> {t("web.own.plan.review")}
      </h2>
      <p>{t("web.own.plan.review_lead")}</p>
      {review_due && (
        <p class={review_due.overdue ? "own-late" : "own-due"}>
          <Icon name="calendar" size={18} />{" "}
          <span>
            {t(review_due.overdue ? "web.own.plan.review_late" : "web.own.plan.review_due", { date: review_due.words })}
          </span>
        </p>
      )}
      {review_asked && (
        <p ref={after} tabIndex={-1} class="own-said">
          {t("web.own.plan.review_asked", { when: review_asked.at.words })}
        </p>
      )}
      {asking ? (
        <Write
          id="review-why"
          place="review"
          label={t("web.own.plan.review_why")}
          hint={t("web.own.in_words")}
          button={t("web.own.plan.review")}
          mayBeEmpty
          save={async (why) => {
            await act({ kind: "review_asked", words: why ? { why } : {} });
            setAsking(false);
            setTimeout(() => after.current?.focus(), 0);
          }}
          onCancel={() => setAsking(false)}
        />
      ) : (
        <Button kind={review_asked ? "quiet" : "primary"} onClick={() => setAsking(true)}>
          {t("web.own.plan.review")}
        </Button>
      )}
    </section>
  );
}

function MatterRow({ matter, picture }: { matter: Matter; picture: string }) {
  return (
    <li>
      <button type="button" class="flow-start own-matter" onClick={() => openOwn("matter", matter.matter)}>
        <Symbol name={picture} size={28} />
        <span class="own-matter-words">
          <span>{t(`web.own.matter.${matter.matter}`)}</span>
          {matter.actions.length > 0 && <span class="soft small">{t("web.own.plan.has_actions")}</span>}
          {matter.views.length > 0 && <span class="soft small">{t("web.own.plan.has_view")}</span>}
        </span>
        <Icon name="next" />
      </button>
    </li>
  );
}

function Dates({ own }: { own: OwnFile }) {
  if (own.clocks.length === 0) return null;
  return (
    <section class="card own-card">
      <h2>{t("web.own.plan.dates")}</h2>
      <dl class="own-dates">
        {own.clocks.map((clock, index) => (
          <div key={index}>
            <dt dir="auto">{clock.title}</dt>
            <dd dir="auto" class={clock.overdue ? "own-late" : ""}>
              {clock.words}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function AdultCare({ own }: { own: OwnFile }) {
  const known = own.adult_care.filter(({ state }) => state !== ""); // Of the rest nobody has said anything.
  if (known.length === 0) return null;
  const said: Record<string, string> = { yes: "web.own.yes", no: "web.own.no", not_yet: "web.own.not_yet" };
  return (
    <section class="card own-card">
      <h2>{t("web.own.plan.adult")}</h2>
      <dl class="own-dates">
        {known.map(({ id, title, state }) => (
          <div key={id}>
            <dt dir="auto">{title}</dt>
            <dd>
              <strong>{t(said[state] ?? "web.own.not_yet")}</strong>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Status({ own }: { own: OwnFile }) {
  if (!own.status) return null;
  return (
    <section class="card own-card">
      <h2>{t("web.own.plan.status")}</h2>
      <p dir="auto">
        <strong>{own.status.title}</strong>
      </p>
      <p dir="auto">{own.status.rule}</p>
      <p class="soft">{t("web.own.plan.status_check")}</p>
    </section>
  );
}

export function PlanPage() {
  return (
    <Page title={t("web.own.door.plan")} lead={t("web.own.plan.lead")}>
      <WithFile>
        {(own) => (
          <>
            <ul class="flows own-matters" role="list">
              {matters.map(([matter, picture]) => (
                <MatterRow key={matter} matter={ofMatter(own.plan, matter)} picture={picture} />
              ))}
            </ul>
            <AskForReview plan={own.plan} />
            <Dates own={own} />
            <AdultCare own={own} />
            <Status own={own} />
          </>
        )}
      </WithFile>
    </Page>
  );
}

function MyWord({ action }: { action: PlanAction }) {
  const [why, setWhy] = useState(false);
  const [changing, setChanging] = useState(false);
  const after = useRef<HTMLParagraphElement>(null);
  const { busy, problem, tap } = useTap();
  const word = action.agreed;
  const saved = (): void => {
    setWhy(false);
    setChanging(false);
    setTimeout(() => after.current?.focus(), 0);
  };
  if (word && !changing)
    return (
      <div class="own-answered">
        <p ref={after} tabIndex={-1} class="own-said">
          {t(word === "agree" ? "web.own.plan.you_agree" : "web.own.plan.you_disagree")}
        </p>
        {action.comment && <Quote own>{action.comment}</Quote>}
        <Button kind="plain" label={`${t("web.answer.change")}: ${action.what}`} onClick={() => setChanging(true)}>
          {t("web.answer.change")}
        </Button>
      </div>
    );
  return (
    <div class="own-word">
      <div class="own-choices">
        <Button
          busy={busy}
          label={`${t("web.own.plan.agree")}: ${action.what}`}
          onClick={() => tap(async () => act({ kind: "plan_agree", about: action.id }).then(saved))}
        >
          {t("web.own.plan.agree")}
        </Button>
        <Button pressed={why} label={`${t("web.own.plan.disagree")}: ${action.what}`} onClick={() => setWhy(true)}>
          {t("web.own.plan.disagree")}
        </Button>
      </div>
      <ProblemText id={`word-${action.id}`} problem={problem} />
      {why && (
        <Write
          id={`why-${action.id}`}
          place={`why-${action.id}`}
          label={t("web.own.plan.what_wrong")}
          hint={t("web.own.in_words")}
          button={t("web.review.send")}
          mayBeEmpty
          save={(comment) =>
            act({ kind: "plan_disagree", about: action.id, words: comment ? { comment } : {} }).then(saved)
          }
          onCancel={() => setWhy(false)}
        />
      )}
    </div>
  );
}

function Agreed({ action }: { action: PlanAction }) {
  const { busy, problem, tap } = useTap();
  const { owner, owner_name, state, due, overdue, ticked = false } = action;
  const open = state === "open" || state === "started";
  return (
    <li class="card own-card">
      <p class="own-who">
        <Icon name="person" size={18} />
        <bdi>{owner === "young_person" ? t("web.own.you") : owner_name}</bdi>
        <span class={`own-state own-state-${state}`}>{t(`web.own.plan.state.${state}`)}</span>
      </p>
      <Quote>{action.what}</Quote>
      {open && <DueLine due={due} late={overdue ?? due?.overdue ?? false} />}
      {action.note && <p dir="auto">{action.note}</p>}
      <label class="own-tick">
        <input
          type="checkbox"
          checked={ticked}
          aria-disabled={busy ? "true" : undefined}
          onChange={(event) => {
            const state = event.currentTarget.checked ? "ticked" : "unticked";
            event.currentTarget.checked = ticked; // It shows what is saved, and nothing else.
            tap(() => act({ kind: "plan_ticked", about: action.id, state }));
          }}
        />
        <span>{t("web.own.plan.ticked")}</span>
      </label>
      <ProblemText id={`tick-${action.id}`} problem={problem} />
      <MyWord action={action} />
    </li>
  );
}

function Views({ matter }: { matter: Matter }) {
  const [latest, ...earlier] = matter.views;
  const view = `view-${matter.matter}`;
  return (
    <section aria-labelledby="think">
      <h2 id="think">{t("web.own.plan.think")}</h2>
      {latest && (
        <>
          <Quote own>{latest.words["text"] ?? ""}</Quote>
          <p class="soft small">
            <bdi>{latest.at.words}</bdi>
          </p>
        </>
      )}
      <Write
        id={view}
        place={view}
        label={t("web.own.plan.think_label")}
        hint={t("web.own.plan.think_hint")}
        button={t("web.own.save")}
        save={(text) => act({ kind: "plan_view", matter: matter.matter, words: { text } })}
      />
      {earlier.length > 0 && (
        <details class="own-more">
          <summary>{t("web.own.plan.before")}</summary>
          {earlier.map((entry) => (
            <div key={entry.id}>
              <Quote own>{entry.words["text"] ?? ""}</Quote>
              <p class="soft small">
                <bdi>{entry.at.words}</bdi>
              </p>
            </div>
          ))}
        </details>
      )}
    </section>
  );
}

export function MatterPage({ about }: { about: string }) {
  return (
    <Page
      title={t(`web.own.matter.${about}`)}
      back={{ label: t("web.own.plan.to_plan"), go: () => openOwn("plan") }}
    >
      <WithFile>
        {(own) => {
          const matter = ofMatter(own.plan, about);
          return (
            <>
              <section aria-labelledby="agreed">
                <h2 id="agreed">{t("web.own.plan.agreed")}</h2>
                {matter.actions.length === 0 && <p class="soft">{t("web.own.plan.nothing")}</p>}
                <ul class="statements" role="list">
                  {matter.actions.map((action) => (
                    <Agreed key={action.id} action={action} />
                  ))}
                </ul>
              </section>
              <Views matter={matter} />
            </>
          );
        }}
      </WithFile>
    </Page>
  );
}
