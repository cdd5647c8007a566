import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { ProblemError } from "../../shared/http";
import type { AlertView, Id, Level, Told } from "../../shared/protocol";
import { t } from "../../shared/strings";
import { announce } from "../announce";
import { refreshCaseFile } from "../case-file";
import { acknowledge, alertWords, arrived, fetchWords, putAway, refreshInbox, wordsFailed } from "../inbox";
import { focusIsFree } from "../keys";
import { chosenLink, personLink } from "../route";
import { noteFailure } from "../session";
import type { Item } from "../types";
import { isolated, personName } from "../words";
import { LevelBadge } from "./level";
import { Lines } from "./lines";
import { ReplyForm } from "./reply-form";

/** What a card needs to know: the inbox has this much, an alert's own view has all of it. */
export interface CardAlert {
  id: Id;
  session: Id;
  youngPerson: Id;
  name: string;
  nameless: boolean;
  title: string;
  level: Level;
  raised: Told;
  acknowledgeBy: Told | undefined;
  overdue: boolean;
  view: AlertView | undefined;
}

export function fromItem(item: Item): CardAlert {
  const { ref: id, session, young_person: youngPerson, name, nameless, title, level, at: raised, overdue } = item;
  const view = alertWords.value.get(id);
  return { id, session, youngPerson, name, nameless, title, level, raised, acknowledgeBy: item.acknowledge_by, overdue, view };
}

export function fromView(view: AlertView, nameless: boolean): CardAlert {
  const { id, session, young_person: youngPerson, name, title, level, raised, overdue } = view;
  return { id, session, youngPerson, name, nameless, title, level, raised, acknowledgeBy: view.acknowledge_by, overdue, view };
}

function When({ alert }: { alert: CardAlert }) {
  const { acknowledgeBy: by, view } = alert;
  if (view?.acknowledged)
    return (
      <p class="card-when">
        {t("web.desk.alert.raised", { when: alert.raised.words })}{" "}
        <strong>
          {t("web.desk.alert.acknowledged", {
            name: isolated(view.acknowledged_by ?? ""),
            when: view.acknowledged.words,
          })}
        </strong>
      </p>
    );
  return (
    <p class="card-when">
      {t("web.desk.alert.raised", { when: alert.raised.words })}{" "}
      {by && !alert.overdue && t("web.desk.alert.due", { when: by.words })}
      {by && alert.overdue && <strong class="overdue">{t("web.desk.alert.overdue", { when: by.words })}</strong>}
    </p>
  );
}

function Words({ alert }: { alert: CardAlert }) {
  if (alert.view) return <Lines lines={alert.view.lines} />;
  if (wordsFailed.value.has(alert.id))
    return (
      <p class="problem" role="alert">
        {t("web.desk.alert.words_failed")}{" "}
        <button type="button" class="link" onClick={() => void fetchWords(alert.id)}>
          {t("web.desk.try_again")}
        </button>
      </p>
    );
  return null;
}

function ShowWords({ alert }: { alert: CardAlert }) {
  if (alert.view || wordsFailed.value.has(alert.id)) return null;
  return (
    <Button onClick={() => void fetchWords(alert.id)}>
      {t("web.desk.alert.show_words")}
      <span class="unseen"> {t("web.desk.alert.of", { title: alert.title, name: personName(alert) })}</span>
    </Button>
  );
}

/** One alert: how pressing, who, their words, and the two things to do about it, in that order. */
export function AlertCard({ alert, inFile = false }: { alert: CardAlert; inFile?: boolean }) {
  const heading = useId();
  const problem = useSignal("");
  const busy = useSignal(false);
  const name = personName(alert);
  const taken = alert.view?.acknowledged !== undefined;
  const takeOn = async () => {
    if (busy.value) return;
    busy.value = true;
    problem.value = "";
    try {
      await acknowledge(alert.id, alert.nameless);
      announce(t("web.desk.announce.acknowledged", { title: alert.title, name }));
      await refreshCaseFile(alert.youngPerson);
      focusReply(alert.id);
    } catch (error) {
      problem.value = noteFailure(error) ? "" : acknowledgeProblem(error);
      void fetchWords(alert.id);
      void refreshInbox();
    } finally {
      busy.value = false;
    }
  };
  return (
    <article id={`alert-${alert.id}`} class={`card alert alert-${alert.level}`} aria-labelledby={heading}>
      <div class="card-head">
        <LevelBadge level={alert.level} />
        {alert.overdue && !taken && <span class="flag flag-overdue">{t("web.desk.alert.overdue_mark")}</span>}
        {arrived.value.has(alert.id) && !taken && <span class="flag">{t("web.desk.alert.new")}</span>}
        <h3 id={heading}>
          {inFile ? (
            alert.title
          ) : (
            <a class="to-triage" href={chosenLink({ youngPerson: alert.youngPerson, session: alert.session, ref: alert.id })}>
              {alert.title}
            </a>
          )}
          {!inFile && (
            <>
              <span class="unseen">, </span>
              <a class="who" href={personLink(alert.youngPerson)} dir="auto">
                {name}
              </a>
            </>
          )}
        </h3>
      </div>
      <When alert={alert} />
      <Words alert={alert} />
      {problem.value !== "" && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      {!taken && (
        <div class="actions">
          <ShowWords alert={alert} />
          <Button kind="primary" busy={busy.value} onClick={() => void takeOn()}>
            {busy.value ? t("web.desk.alert.acknowledging") : t("web.desk.alert.acknowledge")}
            <span class="unseen"> {t("web.desk.alert.of", { title: alert.title, name })}</span>
          </Button>
          <p class="hint">{alert.nameless ? "" : t("web.desk.alert.acknowledge_hint", { name: isolated(name) })}</p>
        </div>
      )}
      {taken && (
        <>
          <ReplyForm session={alert.session} youngPerson={alert.youngPerson} name={name} nameless={alert.nameless} />
          <button type="button" class="link put-away" onClick={() => putAway(alert.id)}>
            {t("web.desk.alert.put_away")}
            <span class="unseen"> {t("web.desk.alert.of", { title: alert.title, name })}</span>
          </button>
        </>
      )}
    </article>
  );
}

// The button that had the focus is gone once the alert is taken on; the next thing to do is the reply.
function focusReply(alert: Id): void {
  requestAnimationFrame(() => {
    if (!focusIsFree()) return;
    const card = document.getElementById(`alert-${alert}`);
    const next = card?.querySelector<HTMLElement>("textarea") ?? card?.querySelector<HTMLElement>("a, button");
    next?.focus();
  });
}

function acknowledgeProblem(error: unknown): string {
  if (error instanceof ProblemError && error.text !== "") return error.text;
  return t("web.desk.alert.acknowledge_failed");
}
