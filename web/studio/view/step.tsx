import { Button } from "../../shared/elements/button/button";
import { locale, languageName } from "../choices";
import { acting, editable, stillFits } from "../draft";
import { foundIn, localesOf, toTranslate } from "../marks";
import { draftLink } from "../route";
import type { Draft, DraftStep, Message } from "../types";
import { counted, known, nameOfText, readable, say } from "../words";
import { Problems } from "./problems";
import { TextField } from "./text-field";

/** Which language stands beside the English, and how much there is to do in each. */
export function LanguagePicker({ draft }: { draft: Draft }) {
  return (
    <label class="picker">
      <span>{say("draft.language")}</span>
      <select class="select" value={locale.value} onChange={(event) => (locale.value = event.currentTarget.value)}>
        {localesOf(draft).map((id) => {
          const count = toTranslate(draft.steps, id);
          return (
            <option key={id} value={id}>
              {languageName(id)}
              {count > 0 ? ` (${counted("draft.marks.stale", count)})` : ""}
            </option>
          );
        })}
      </select>
    </label>
  );
}

function Translation({ message, label, locked }: { message: Message; label: string; locked: boolean }) {
  const state = message.words[locale.value]?.state;
  return (
    <div>
      <TextField
        key={locale.value}
        message={message.key}
        locale={locale.value}
        label={label}
        locked={locked}
        state={state}
      />
      {state === "stale" && !locked && (
        <Button class="button-small" busy={acting.value} onClick={() => void stillFits(message.key, locale.value)}>
          {say("text.still_fits")}
          <span class="unseen">: {label}</span>
        </Button>
      )}
    </div>
  );
}

function AllFit({ message, label, locked }: { message: Message; label: string; locked: boolean }) {
  const stale = Object.keys(message.words).filter((id) => message.words[id]?.state === "stale");
  if (stale.every((id) => id === locale.value)) return null;
  return (
    <p class="fit fit-stale all-fit">
      {counted("text.all_fit", stale.length)}
      {!locked && (
        <Button class="button-small" busy={acting.value} onClick={() => void stillFits(message.key, "*")}>
          {say("text.all_fit_button")}
          <span class="unseen">: {label}</span>
        </Button>
      )}
    </p>
  );
}

function Texts({ message, step, locked }: { message: Message; step: DraftStep; locked: boolean }) {
  const label = nameOfText(message, step);
  return (
    <section class="texts" aria-label={label}>
      <h3>{label}</h3>
      <div class="text-pair">
        <div>
          <TextField message={message.key} locale="en" label={label} locked={locked} />
          <AllFit message={message} label={label} locked={locked} />
        </div>
        <Translation message={message} label={label} locked={locked} />
      </div>
    </section>
  );
}

function Around({ draft, step }: { draft: Draft; step: DraftStep }) {
  const place = draft.steps.indexOf(step);
  const link = (to: DraftStep | undefined, words: string) =>
    to && <a href={draftLink(draft.id, "words", to.id)}>{words}</a>;
  return (
    <p class="around">
      <span>{link(draft.steps[place - 1], say("draft.previous"))}</span>
      <span>{link(draft.steps[place + 1], say("draft.next"))}</span>
    </p>
  );
}

/** One step: its texts with a translation beside each, and what the checker found in it. */
export function StepEditor({ draft, step }: { draft: Draft; step: DraftStep | undefined }) {
  if (!step) return <p class="nothing">{say("draft.no_steps")}</p>;
  const locked = !editable.value || step.part !== "";
  const found = foundIn(draft, step.id);
  return (
    <article class="step" aria-labelledby="step-name">
      <div class="step-head">
        <h2 id="step-name">{step.id === "" ? say("draft.flow_itself") : readable(step.id)}</h2>
        {step.id !== "" && step.kind !== "" && <span class="tag">{step.kind}</span>}
        {step.about !== "" && <span class="tag">{step.about}</span>}
        {step.core && <span class="tag tag-core">{say("draft.core")}</span>}
        {step.part !== "" && <span class="tag">{say("draft.part", { part: readable(step.part) })}</span>}
      </div>
      {step.part !== "" && <p class="soft">{say("draft.part_lead")}</p>}
      {found.length > 0 && (
        <section aria-label={say("problems.here")}>
          <Problems list={found} />
        </section>
      )}
      {step.messages.length === 0 && <p class="soft">{say("draft.no_words")}</p>}
      {step.messages.map((message) => (
        <Texts key={message.key} message={message} step={step} locked={locked} />
      ))}
      <Around draft={draft} step={step} />
    </article>
  );
}

/** What the checker found in the whole draft. */
export function AllProblems({ draft }: { draft: Draft }) {
  const blocking = draft.problems.filter(({ blocks }) => blocks).length;
  const hints = draft.problems.length - blocking;
  if (draft.problems.length === 0) return <p class="verdict verdict-good">{say("problems.none")}</p>;
  return (
    <details class={blocking > 0 ? "verdict verdict-bad" : "verdict"}>
      <summary>
        {blocking > 0 && <strong>{counted("problems.blocking", blocking)} </strong>}
        {hints > 0 && counted("problems.hints", hints)} <span class="unseen">{known("problems", "title")}</span>
      </summary>
      <Problems list={draft.problems} draft={draft.id} />
    </details>
  );
}
