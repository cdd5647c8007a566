import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { ProblemError } from "../../shared/http";
import type { AlertView, StatementView } from "../../shared/protocol";
import { t } from "../../shared/strings";
import { announce } from "../announce";
import { statementPdf } from "../api";
import { openCaseFile, openFile, readFailed, refreshCaseFile, tellRead } from "../case-file";
import { acknowledge, inbox } from "../inbox";
import { focusIsFree, useKeys } from "../keys";
import { may } from "../roles";
import { type Chosen, go, inboxLink, pageTurned, personLink } from "../route";
import { named, say } from "../say";
import { noteFailure } from "../session";
import type { File, PassedOn } from "../types";
import { isolated, personName } from "../words";
import { ActBar } from "./act-bar";
import { Actions } from "./actions";
import { Flags } from "./flags";
import { LevelBadge } from "./level";
import { KeptFrom } from "./kept-from";
import { Lines } from "./lines";
import { LoopStrip } from "./loop-strip";
import { SafeToReach } from "./safe-to-reach";
import { Replies } from "./statement";

function Back() {
  return (
    <p class="back triage-back">
      <a href={inboxLink}>{say("triage.back")}</a>
    </p>
  );
}

function AlertState({ alert, problem, busy, onTake }: { alert: AlertView; problem: string; busy: boolean; onTake: () => void }) {
  if (alert.acknowledged)
    return (
      <p class="alert-state alert-state-taken">
        {say("triage.alert_taken", { name: isolated(alert.acknowledged_by ?? ""), when: alert.acknowledged.words })}
      </p>
    );
  const passed = (alert as AlertView & { passed_on?: PassedOn[] }).passed_on ?? [];
  return (
    <div class="alert-state">
      <p class={alert.overdue ? "overdue" : ""}>
        {passed.map((step) => (
          <span class="passed-on" key={`${step.to}${step.at.at}`}>
            {say("triage.passed_on", { to: step.title || named("owner", step.to), when: step.at.words })}
          </span>
        ))}
        {say(alert.overdue ? "triage.alert_overdue" : "triage.alert_open", { when: alert.acknowledge_by.words })}
      </p>
      {problem !== "" && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {may("write") && (
        <button type="button" class="button button-primary button-small" aria-keyshortcuts="a" aria-disabled={busy ? "true" : undefined} onClick={onTake}>
          <span>{busy ? say("saving") : say("act.acknowledge")}</span>
          <kbd aria-hidden="true">a</kbd>
        </button>
      )}
    </div>
  );
}

function Who({ file, alert }: { file: File; alert: AlertView | undefined }) {
  if (file.nameless) return <p class="who-line">{t("web.desk.person.nameless")}</p>;
  const facts = [
    file.age === undefined ? "" : `${t("web.desk.person.age")} ${file.age}`,
    file.status?.title ?? "",
    file.household ? named("choice", file.household.state) : "",
    file.adviser && `${t("web.desk.person.adviser")}: ${file.adviser}`,
  ].filter(Boolean);
  return (
    <p class="who-line">
      {facts.map((fact) => (
        <span key={fact} dir="auto">
          {fact}
        </span>
      ))}
      <Flags file={file} but={alert?.id} />
    </p>
  );
}

function Words({ file, statement, alert }: { file: File; statement: StatementView | undefined; alert: AlertView | undefined }) {
  const lines = statement?.lines ?? alert?.lines ?? [];
  const language = statement && statement.locale !== "en" ? statement.locale_name : undefined;
  return (
    <section class="triage-words" aria-label={say("triage.words")}>
      {statement && readFailed.value.has(statement.session) && (
        <p class="problem" role="alert">
          {t("web.desk.statement.read_failed")}{" "}
          <button type="button" class="link" onClick={() => void tellRead(statement)}>
            {t("web.desk.try_again")}
          </button>
        </p>
      )}
      <KeptFrom session={statement?.session ?? alert?.session} file={file} />
      <Lines lines={lines} language={language} />
      {statement && <Replies replies={statement.replies} />}
      <Marks file={file} statement={statement} alert={alert} />
    </section>
  );
}

// Tags, questions and notes about this statement: what colleagues need to know before they do something twice.
function Marks({ file, statement, alert }: { file: File; statement: StatementView | undefined; alert: AlertView | undefined }) {
  const session = statement?.session ?? alert?.session;
  const about = file.entries.filter((entry) => entry.session === session && ["question", "hand_over", "filed", "referral", "comment", "summary"].includes(entry.kind));
  const tags = file.tags.filter((tag) => tag.session === session || tag.about === alert?.id || tag.about === session);
  if (about.length + tags.length === 0) return null;
  return (
    <div class="marks">
      {tags.length > 0 && (
        <p class="line-tags">
          {tags.map((tag) => (
            <span class="tag" key={tag.id}>
              {named("choice", tag.state)}
            </span>
          ))}
        </p>
      )}
      <ul class="marks-list small">
        {about.map((entry) => (
          <li key={entry.id}>
            <strong>{named("kind", entry.kind)}</strong> <span class="soft">{entry.at.words}</span>{" "}
            <span dir="auto">{entry.words["what"] ?? entry.words["text"] ?? entry.words["why"] ?? entry.words["where"] ?? ""}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One thing from the inbox on one screen: the words, who it is, and everything that can be done about it. */
export function Triage({ chosen }: { chosen: Chosen }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const problem = useSignal("");
  const busy = useSignal(false);
  const { youngPerson, session, ref } = chosen;
  const shown = openFile.value?.youngPerson === youngPerson ? openFile.value : null;
  const file = shown?.file ?? null;
  const statement = file?.statements.find((one) => one.session === session);
  const raised = file?.alerts.filter((one) => one.session === session) ?? [];
  // A form that is open stays about its alert, also when a colleague takes that on meanwhile.
  const alert = file?.alerts.find((one) => one.id === ref) ?? raised.find((one) => !one.acknowledged) ?? raised[0];
  const item = inbox.value?.items.find((one) => one.ref === ref);
  const name = file ? personName(file) : "";

  useEffect(() => {
    void openCaseFile(youngPerson).then(() => {
      const opened = openFile.value?.file?.statements.find((one) => one.session === session);
      // A person has opened it, so the young person may be told that it was read.
      if (opened && openFile.value?.youngPerson === youngPerson) void tellRead(opened);
      if (pageTurned()) heading.current?.focus({ preventScroll: true });
    });
  }, [youngPerson, session]);

  const takeOn = async () => {
    if (busy.value || !alert || alert.acknowledged) return;
    busy.value = true;
    problem.value = "";
    try {
      await acknowledge(alert.id, file?.nameless ?? false);
      announce(t("web.desk.announce.acknowledged", { title: alert.title, name }));
      await refreshCaseFile(youngPerson);
      free();
    } catch (error) {
      if (!noteFailure(error)) problem.value = (error instanceof ProblemError && error.text) || say("triage.acknowledge_failed");
      void refreshCaseFile(youngPerson);
    } finally {
      busy.value = false;
    }
  };
  // Letters are keys again as soon as the focus is on the heading.
  const free = () =>
    requestAnimationFrame(() => {
      if (focusIsFree()) heading.current?.focus({ preventScroll: true });
    });
  useKeys({
    ...(may("write") && { a: () => void takeOn() }),
    o: () => go(personLink(youngPerson, session)),
  });

  if (!file) {
    const gone = shown?.problem === "not_found";
    return (
      <>
        <Back />
        {shown?.problem === "none" || !shown ? (
          <p class="soft">{t("web.desk.loading")}</p>
        ) : (
          <p class="problem" role="alert">
            {gone ? say("triage.gone") : say("triage.unreached")}{" "}
            {!gone && (
              <button type="button" class="link" onClick={() => void openCaseFile(youngPerson)}>
                {t("web.desk.try_again")}
              </button>
            )}
          </p>
        )}
      </>
    );
  }
  const title = alert?.id === ref ? alert.title : (statement?.title ?? alert?.title ?? item?.title ?? "");
  const loop = file.loops.find((one) => one.session === session);
  const level = alert?.level ?? statement?.level;
  const actions = file.actions.filter((action) => action.session === session || action.id === ref || action.id === item?.action);
  return (
    <div class="triage">
      <Back />
      <header class={`triage-head ${alert && !alert.acknowledged ? `triage-${alert.level}` : ""}`}>
        <h2 ref={heading} tabIndex={-1}>
          {level && level !== "routine" && <LevelBadge level={level} />}
          <span>{title}</span> <bdi class="triage-name">{name}</bdi>
        </h2>
        <Who file={file} alert={alert} />
        {shown?.problem === "unreached" && <p class="small overdue">{say("stale")}</p>}
        {item?.scan !== undefined && item.scan > 0 && <p class="small soft">{say("triage.scan")}</p>}
        {alert && <AlertState alert={alert} problem={problem.value} busy={busy.value} onTake={() => void takeOn()} />}
        {loop && <LoopStrip loop={loop} />}
      </header>
      <div class="triage-body">
        <div>
          <Words file={file} statement={statement} alert={alert} />
        </div>
        <div class="triage-side">
          <SafeToReach file={file} />
          <ActBar key={ref} youngPerson={youngPerson} session={statement?.session ?? alert?.session ?? ""} name={file.name} nameless={file.nameless} alert={alert} onFree={free} />
          {actions.length > 0 && <Actions actions={actions} youngPerson={youngPerson} name={file.name} whole />}
          <p class="triage-links small">
            <a class="triage-list" href={inboxLink}>
              {say("triage.back")} <kbd aria-hidden="true">u</kbd>
            </a>
            <Button kind="plain" onClick={() => go(personLink(youngPerson, session))}>
              {say("triage.open_file")} <kbd aria-hidden="true">o</kbd>
            </Button>
            {statement && (
              <a href={statementPdf(statement.session)} download>
                {say("triage.pdf")}
              </a>
            )}
          </p>
        </div>
      </div>
    </div>
  );
}
