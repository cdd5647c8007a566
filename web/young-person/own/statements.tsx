import type { ComponentChildren } from "preact";
import { Button } from "../../shared/elements/button/button";
import { Icon } from "../../shared/elements/icon/icon";
import { alertWaits, stateLines } from "../../shared/elements/statement-state/state-lines";
import { Replies, StateLines } from "../../shared/elements/statement-state/statement-state";
import { t } from "../../shared/strings";
import { me, open, openOwn } from "../store";
import { file } from "./file";
import { everyQuestion, saidOf, statementOf } from "./fold";
import { IsItDone, Question } from "./done";
import { Page, Quote, WithFile } from "./frame";
import type { Action, Due, OwnFile, Statement } from "./types";

interface StepProps {
  /** True: it has happened. */
  done: boolean;
  title: string;
  when?: string | undefined;
  children?: ComponentChildren;
}

/** One step of what happened. What has not happened yet has no tick and no time. */
function Step({ done, title, when, children }: StepProps) {
  return (
    <li class={`own-step ${done ? "own-step-done" : ""}`}>
      <span class="own-step-sign">
        <Icon name={done ? "tick" : "waiting"} size={18} />
      </span>
      <div class="own-step-body">
        <h2 dir="auto">{title}</h2>
        {when && (
          <p class="soft small">
            <bdi>{when}</bdi>
          </p>
        )}
        {children}
      </div>
    </li>
  );
}

/** The day something was promised for: the same day the worker sees. */
export function DueLine({ due, late }: { due: Due | undefined; late: boolean }) {
  if (!due) return null;
  if (late) return <p class="own-late">{t("web.own.late", { date: due.words })}</p>;
  return (
    <p class="own-due">
      <Icon name="calendar" size={18} /> <span dir="auto">{t("web.own.by_date", { date: due.words })}</span>
    </p>
  );
}

function Promise({ action }: { action: Action }) {
  const { state, owner, owner_name, due, overdue, what, what_changed } = action;
  const theirs = owner === "young_person";
  const name = owner_name;
  if (state === "dropped")
    return (
      <Step done title={t("web.own.was_dropped", { name })}>
        <Quote>{what}</Quote>
        {what_changed && <Quote>{what_changed}</Quote>}
      </Step>
    );
  const finished = state !== "open";
  return (
    <>
      <Step done={finished} title={theirs ? t("web.own.you_will_do") : t("web.own.will_do", { name })}>
        <Quote>{what}</Quote>
        {!finished && <DueLine due={due} late={overdue} />}
      </Step>
      {finished && (
        <Step done={saidOf(action) !== "not_done" && saidOf(action) !== "partly"} title={theirs ? t("web.own.plan.state.done") : t("web.own.says_done", { name })}>
          {what_changed && <Quote>{what_changed}</Quote>}
          {!theirs && <IsItDone action={action} />}
        </Step>
      )}
    </>
  );
}

/** From what they said to what they say of it now, with times: the whole way of one statement. */
function Way({ own, statement }: { own: OwnFile; statement: Statement }) {
  const { session, submitted, started, read, read_by, loop, replies, actions = [], closed } = statement;
  const questions = everyQuestion(own).filter((question) => question.session === session);
  const heard = read ?? loop?.heard;
  const promised = actions.length > 0;
  const helpers = [...new Set((statement.present ?? []).filter((one) => one.by_young_person).map((one) => one.state))];
  return (
    <ol class="own-way" role="list">
      <Step done title={t("web.own.said_it")} when={(submitted ?? started).words}>
        {helpers.map((who) => (
          <p class="soft" key={who}>
            {t(`web.helping.${who}`)}
          </p>
        ))}
      </Step>
      {statement.acknowledged && (
        <Step
          done
          title={t("web.state.alert_seen", {
            name: statement.acknowledged_by ?? "",
            when: statement.acknowledged.words,
          })}
        />
      )}
      {statement.alert_raised && !statement.acknowledged && <Step done={false} title={alertWaits(statement)} />}
      {heard ? (
        <Step done title={t("web.own.read_it", { name: read_by || loop?.heard_by || "" })} when={heard.words} />
      ) : (
        <Step done={false} title={t("web.own.not_read")} />
      )}
      {replies.map((reply) => (
        <Step done key={reply.id} title={t("web.own.replied", { name: reply.by })} when={reply.at.words}>
          <Quote>{reply.words}</Quote>
        </Step>
      ))}
      {replies.length === 0 && !promised && <Step done={false} title={t("web.own.no_reply")} />}
      {questions.map((question) => (
        <li class="own-step" key={question.id}>
          <span class="own-step-sign">
            <Icon name="message" size={18} />
          </span>
          <div class="own-step-body">
            <h2 dir="auto">{t("web.own.asks", { name: question.by ?? me.value?.adviser ?? "" })}</h2>
            <Question question={question} />
          </div>
        </li>
      ))}
      {actions.map((action) => (
        <Promise key={action.id} action={action} />
      ))}
      {closed && (
        <Step done title={t("web.own.ended")} when={closed.at.words}>
          <h3>{t("web.own.you_said")}</h3>
          <Quote own>{closed.you_said}</Quote>
          <h3>{t("web.own.we_did")}</h3>
          <Quote>{closed.we_did}</Quote>
        </Step>
      )}
    </ol>
  );
}

export function StatementPage({ about }: { about: string }) {
  const statement = statementOf(file.value, about);
  return (
    <Page title={statement?.title ?? t("web.own.door.happened")}>
      <WithFile>
        {(own) =>
          statement ? (
            <>
              <Way own={own} statement={statement} />
              <div class="own-foot">
                <Button icon="pencil" onClick={() => open(statement.session)}>
                  {t("web.own.change")}
                </Button>
                <p class="soft small">{t("web.own.change_note")}</p>
              </div>
            </>
          ) : (
            <p>{t("web.own.not_loaded")}</p>
          )
        }
      </WithFile>
    </Page>
  );
}

export function SaidPage() {
  return (
    <Page title={t("web.own.door.all")}>
      <WithFile>
        {(own) => (
          <ul class="statements" role="list">
            {own.statements.map((statement) => (
              <li class="card statement" key={statement.session}>
                <h2 dir="auto">{statement.title}</h2>
                <p class="soft small">
                  <bdi>{(statement.submitted ?? statement.started).words}</bdi>
                </p>
                <StateLines lines={stateLines(statement)} />
                <Replies replies={statement.replies} />
                <Button
                  label={`${t("web.own.door.happened")}: ${statement.title}`}
                  onClick={() => openOwn("statement", statement.session)}
                >
                  {t("web.own.door.happened")}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </WithFile>
    </Page>
  );
}
