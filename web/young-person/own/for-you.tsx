import { Icon } from "../../shared/elements/icon/icon";
import { Button } from "../../shared/elements/button/button";
import { t } from "../../shared/strings";
import { me, openOwn } from "../store";
import { file } from "./file";
import { everyAction, everyQuestion, statementOf, toSay } from "./fold";
import { IsItDone, Question } from "./done";
import { Page, Quote, WithFile } from "./frame";
import type { Action, Entry } from "./types";

function askerOf(question: Entry): string {
  return question.by ?? me.value?.adviser ?? "";
}

function Row({ id, words }: { id: string; words: string }) {
  return (
    <li>
      <button type="button" class="flow-start" onClick={() => openOwn("asked", id)}>
        <span dir="auto">{words}</span>
        <Icon name="next" />
      </button>
    </li>
  );
}

/** On the first screen: what somebody says is done, and what somebody asks. Nothing is counted and nothing nags. */
export function ForYou() {
  const own = file.value;
  const done = own ? toSay(own) : [];
  const questions = own ? everyQuestion(own).filter((question) => !question.answer) : [];
  // Here also while it is empty, so that what arrives is said once.
  if (done.length + questions.length === 0) return <div class="for-you" aria-live="polite" />;
  return (
    <div class="for-you" aria-live="polite">
      <h2>{t("web.own.for_you")}</h2>
      <ul class="flows" role="list">
        {done.map(({ id, owner_name: name }) => (
          <Row key={id} id={id} words={t("web.own.says_done", { name })} />
        ))}
        {questions.map((question) => (
          <Row key={question.id} id={question.id} words={t("web.own.asks", { name: askerOf(question) })} />
        ))}
      </ul>
    </div>
  );
}

function AskedDone({ action }: { action: Action }) {
  return (
    <>
      <Quote>{action.what}</Quote>
      {action.what_changed && <Quote>{action.what_changed}</Quote>}
      <IsItDone action={action} />
    </>
  );
}

/** One thing that waits for their word, by itself. */
export function AskedPage({ about }: { about: string }) {
  const own = file.value;
  const action = own && everyAction(own).find(({ id }) => id === about);
  const question = own && everyQuestion(own).find(({ id }) => id === about);
  const title = action
    ? t("web.own.says_done", { name: action.owner_name })
    : t("web.own.asks", { name: question ? askerOf(question) : (me.value?.adviser ?? "") });
  const session = action?.session ?? question?.session;
  return (
    <Page title={title}>
      <WithFile>
        {() => (
          <>
            {action && <AskedDone action={action} />}
            {question && <Question question={question} />}
            {session && statementOf(own, session) && (
              <p class="own-foot">
                <Button iconAfter="next" onClick={() => openOwn("statement", session)}>
                  {t("web.own.door.happened")}
                </Button>
              </p>
            )}
          </>
        )}
      </WithFile>
    </Page>
  );
}
