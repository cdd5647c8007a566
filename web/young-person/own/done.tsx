import { useRef, useState } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { t } from "../../shared/strings";
import { act } from "./file";
import { saidOf, type Said } from "./fold";
import { Quote, Write } from "./frame";
import type { Action, Entry } from "./types";

const answers = [
  ["done", "web.own.yes"],
  ["partly", "web.own.partly"],
  ["not_done", "web.own.not_yet"],
] as const;

const words: Record<Said, string> = {
  done: "web.own.you_say_done",
  partly: "web.own.you_say_partly",
  not_done: "web.own.you_say_not",
};

/** "Is it done?" Their word on it counts as much as the worker's, and can be changed. */
export function IsItDone({ action }: { action: Action }) {
  const said = saidOf(action);
  const [changing, setChanging] = useState(false);
  const [chosen, setChosen] = useState<Said>();
  const after = useRef<HTMLParagraphElement>(null);
  const id = `done-${action.id}`;

  const save = async (state: Said, comment: string): Promise<void> => {
    await act({ kind: "action_said", about: action.id, state, words: comment ? { comment } : {} });
    setChosen(undefined);
    setChanging(false);
    // The buttons are gone: whoever pressed one is told what was saved.
    setTimeout(() => after.current?.focus(), 0);
  };

  if (said && !changing)
    return (
      <div class="own-answered">
        <p ref={after} tabIndex={-1} class="own-said">
          {t(words[said])}
        </p>
        {action.comment && <Quote own>{action.comment}</Quote>}
        <Button kind="plain" onClick={() => setChanging(true)}>
          {t("web.answer.change")}
        </Button>
      </div>
    );
  return (
    <div class="own-ask" role="group" aria-labelledby={id}>
      <p id={id} class="own-ask-words">
        {t("web.own.is_it_done")}
      </p>
      <div class="own-choices">
        {answers.map(([state, label]) => (
          <Button
            key={state}
            pressed={chosen === state}
            onClick={() => setChosen(state)}
          >
            {t(label)}
          </Button>
        ))}
      </div>
      {chosen && (
        <Write
          id={`${id}-words`}
          place={id}
          label={t("web.own.in_words")}
          button={t("web.review.send")}
          mayBeEmpty
          save={(text) => save(chosen, text)}
        />
      )}
    </div>
  );
}

/** A worker asks; an answer is never owed. */
export function Question({ question }: { question: Entry }) {
  const after = useRef<HTMLParagraphElement>(null);
  const id = `question-${question.id}`;
  return (
    <div class="own-ask">
      <Quote>{question.words["what"] ?? ""}</Quote>
      {question.answer ? (
        <>
          <p ref={after} tabIndex={-1} class="own-said">
            {t("web.own.answered", { when: question.answer.at.words })}
          </p>
          <Quote own>{question.answer.words["text"] ?? ""}</Quote>
        </>
      ) : (
        <Write
          id={id}
          place={id}
          label={t("web.own.your_answer")}
          hint={t("web.own.answer_hint")}
          button={t("web.review.send")}
          save={async (words) => {
            await act({ kind: "question_answered", about: question.id, words: { text: words } });
            setTimeout(() => after.current?.focus(), 0);
          }}
        />
      )}
    </div>
  );
}
