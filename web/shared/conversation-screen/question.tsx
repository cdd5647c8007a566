import { useState } from "preact/hooks";
import { Button } from "../elements/button/button";
import { Chips } from "../elements/chips/chips";
import { DateField } from "../elements/date-field/date-field";
import { easy, EasyButton, wordsOf } from "../elements/easy/easy";
import { Explained } from "../elements/explained/explained";
import { Faces } from "../elements/faces/faces";
import { ProblemText } from "../elements/field/field";
import { Icon } from "../elements/icon/icon";
import { Listen } from "../elements/listen/listen";
import { AskMedia } from "../elements/media/later";
import { PhoneField } from "../elements/phone-field/phone-field";
import { QuickReplies } from "../elements/quick-replies/quick-replies";
import { Says } from "../elements/says/says";
import { Stepper } from "../elements/stepper/stepper";
import { TextArea } from "../elements/text-area/text-area";
import type { Id, Prompt, Value } from "../protocol";
import { t } from "../strings";

interface Props {
  prompt: Prompt;
  /** Nothing: it is only looked at, and takes no photo or recording. */
  session?: Id | undefined;
  /** The answer there is, when going back; or the one that was refused. */
  given: Value | undefined;
  problem: string | undefined;
  today: Date;
  onAnswer: (value: Value, words: string) => void;
}

/** What is in the field, before it is an answer. */
type Draft = Value | undefined;

function emptyDraft(value: Value): boolean {
  if ("text" in value) return value.text.trim() === "";
  if ("phone" in value) return value.phone.trim() === "";
  return "many" in value && value.many.length === 0;
}

/** How an answer is shown while it is on its way; the server's own words follow with `saved`. */
export function inWords(value: Value, prompt: Prompt): string {
  const textOf = (id: string): string => prompt.options.find((option) => option.id === id)?.words.text ?? "";
  if ("choice" in value) return textOf(value.choice);
  if ("many" in value) return value.many.map(textOf).join(", ");
  if ("scale" in value) return prompt.options[value.scale - 1]?.words.text ?? String(value.scale);
  if ("int" in value) return String(value.int);
  if ("date" in value) return value.date.split("-").reverse().join("/");
  if ("text" in value) return value.text;
  if ("phone" in value) return value.phone;
  if ("dont_know" in value) return t("web.answer.dont_know");
  return t("web.answer.skip");
}

interface InputProps {
  prompt: Prompt;
  draft: Draft;
  describedBy: string | undefined;
  invalid: boolean;
  today: Date;
  set: (draft: Draft) => void;
}

/** What is taken, recorded or drawn brings its own buttons. */
function isMedia(prompt: Prompt): boolean {
  return prompt.type === "photo" || prompt.type === "voice" || prompt.type === "drawing";
}

/** The field for a question that is written or put together, and sent with a button. */
function Input({ prompt, draft, describedBy, invalid, today, set }: InputProps) {
  const common = { id: "answer", labelledBy: "question", describedBy, invalid };
  switch (prompt.type) {
    case "many":
      return (
        <Chips
          name="answer"
          options={prompt.options}
          value={draft && "many" in draft ? draft.many : []}
          onChange={(many) => set({ many })}
        />
      );
    case "scale":
      return (
        <Faces
          name="answer"
          options={prompt.options}
          value={draft && "scale" in draft ? draft.scale : undefined}
          onChange={(scale) => set({ scale })}
        />
      );
    case "int":
      return (
        <Stepper
          {...common}
          range={prompt.range}
          value={draft && "int" in draft ? draft.int : undefined}
          onChange={(int) => set(int === undefined ? undefined : { int })}
        />
      );
    case "date":
      return (
        <DateField
          id="answer"
          today={today}
          describedBy={describedBy}
          value={draft && "date" in draft ? draft.date : undefined}
          onChange={(date) => set(date === undefined ? undefined : { date })}
        />
      );
    case "phone":
      return (
        <PhoneField
          {...common}
          value={draft && "phone" in draft ? draft.phone : ""}
          onInput={(phone) => set({ phone })}
        />
      );
    default:
      return (
        <TextArea {...common} value={draft && "text" in draft ? draft.text : ""} onInput={(text) => set({ text })} />
      );
  }
}

/** The question that is open. Give it a key, so that a new question starts with an empty field. */
export function Question({ prompt, session, given, problem, today, onAnswer }: Props) {
  const [draft, setDraft] = useState<Draft>(given);
  const [ownProblem, setOwnProblem] = useState<string>();
  const shownProblem = ownProblem ?? problem;
  const answer = (value: Value): void => onAnswer(value, inWords(value, prompt));
  const help = easy.value && prompt.easy ? undefined : prompt.help;
  const hint = help || prompt.private;
  const describedBy = [hint ? "answer-hint" : "", shownProblem ? "answer-problem" : ""].filter(Boolean).join(" ");

  const send = (event: Event): void => {
    event.preventDefault();
    if (prompt.type === "choice" || isMedia(prompt)) return;
    if (!draft || emptyDraft(draft)) setOwnProblem(t("web.answer.empty"));
    else answer(draft);
  };

  return (
    <form class="question" noValidate onSubmit={send}>
      <fieldset class={easy.value ? "easy" : undefined} aria-describedby={describedBy || undefined}>
        <legend>
          <h2 id="question" tabIndex={-1} class="question-title">
            <Says words={wordsOf(prompt)} />
          </h2>
        </legend>
        {hint && (
          <div id="answer-hint" class="hint">
            {help && (
              <p>
                <Says words={help} />
              </p>
            )}
            {prompt.private && (
              <p class="private-note">
                <Icon name="lock" size={18} /> {t("web.answer.private")}
              </p>
            )}
          </div>
        )}
        <div class="aids">
          <Listen prompt={prompt} />
          <EasyButton prompt={prompt} />
        </div>
        <Explained words={prompt.explained} />
        {prompt.type === "choice" ? (
          <QuickReplies
            options={prompt.options}
            chosen={given && "choice" in given ? given.choice : undefined}
            onChoose={(option) => answer({ choice: option.id })}
          />
        ) : isMedia(prompt) ? (
          session && <AskMedia prompt={prompt} session={session} given={given} onAnswer={onAnswer} />
        ) : (
          <Input
            prompt={prompt}
            draft={draft}
            today={today}
            describedBy={describedBy || undefined}
            invalid={Boolean(shownProblem)}
            set={(next) => {
              setOwnProblem(undefined);
              setDraft(next);
            }}
          />
        )}
        <ProblemText id="answer" problem={shownProblem} />
        {prompt.type !== "choice" && !isMedia(prompt) && (
          <Button kind="primary" type="submit" class="send-answer" wide>
            {t("web.answer.send")}
          </Button>
        )}
      </fieldset>
      {(prompt.can_say_dont_know || prompt.can_skip) && (
        <div class="other-answers">
          {prompt.can_say_dont_know && (
            <Button kind="plain" onClick={() => answer({ dont_know: true })}>
              {t("web.answer.dont_know")}
            </Button>
          )}
          {prompt.can_skip && (
            <Button kind="plain" onClick={() => answer({ skipped: true })}>
              {t("web.answer.skip")}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
