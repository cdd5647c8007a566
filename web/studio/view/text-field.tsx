import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import * as draft from "../draft";
import { languageName } from "../choices";
import type { TextState } from "../types";
import { directionOf, say } from "../words";

interface Props {
  message: string;
  locale: string;
  label: string;
  locked: boolean;
  /** How a translation stands to the English. */
  state?: TextState | undefined;
}

/** Somebody else has changed the same text: both are shown, and a person says which stays. */
function Conflict({ message, locale, theirs }: { message: string; locale: string; theirs: string }) {
  return (
    <div class="conflict" role="alert">
      <p>{say("text.theirs")}</p>
      <blockquote lang={locale} dir={directionOf(locale)}>
        {theirs}
      </blockquote>
      <div class="actions">
        <Button class="button-small" onClick={() => void draft.keepMine(message, locale)}>
          {say("text.keep_mine")}
        </Button>
        <Button class="button-small" onClick={() => draft.forgetEdit(message, locale)}>
          {say("text.take_theirs")}
        </Button>
      </div>
    </div>
  );
}

function Sign({ message, locale }: { message: string; locale: string }) {
  const edit = draft.editOf(message, locale);
  if (!edit)
    return draft.wasSaved(message, locale) ? <span class="text-sign saved-sign">{say("text.saved")}</span> : null;
  // The two buttons under the other text decide it; a third would do nothing.
  if (draft.othersText(message, locale) !== null) return <span class="text-sign">{say("text.unsaved")}</span>;
  return (
    <>
      <span class="text-sign">{say(edit.state === "saving" ? "text.saving" : "text.unsaved")}</span>
      <Button
        class="button-small"
        kind="primary"
        busy={edit.state === "saving"}
        onClick={() => void draft.saveText(message, locale)}
      >
        {say("text.save")}
      </Button>
      <Button class="button-small" kind="plain" onClick={() => draft.forgetEdit(message, locale)}>
        {say("text.undo")}
      </Button>
    </>
  );
}

/** One text in one language. It is saved when the field is left, and by its button. */
export function TextField({ message, locale, label, locked, state }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const id = `text-${locale}-${message}`;
  const edit = draft.editOf(message, locale);
  const value = edit?.text ?? draft.savedText(message, locale);
  const theirs = draft.othersText(message, locale);
  useLayoutEffect(() => {
    if (!area.current) return;
    area.current.style.blockSize = "auto";
    area.current.style.blockSize = `${area.current.scrollHeight + 4}px`;
  }, [value]);
  const left = (event: FocusEvent) => {
    // Not on the way to "Undo", which stands in the same group.
    const group = area.current?.closest(".text-field");
    if (event.relatedTarget instanceof Node && group?.contains(event.relatedTarget)) return;
    void draft.saveText(message, locale);
  };
  return (
    <div class="text-field">
      <div class="text-head">
        <label for={locked ? undefined : id}>
          <span class="unseen">{label}, </span>
          {languageName(locale)}
        </label>
        {state && (
          <span class={`fit fit-${state}`} id={`${id}-fit`}>
            {say(`text.${state}`)}
          </span>
        )}
      </div>
      {locked ? (
        <p id={id} class="text-locked" lang={locale} dir={directionOf(locale)}>
          {value}
        </p>
      ) : (
        <textarea
          ref={area}
          id={id}
          class="input text-area"
          rows={1}
          lang={locale}
          dir={directionOf(locale)}
          autoComplete="off"
          spellcheck={locale === "en"}
          value={value}
          aria-describedby={state ? `${id}-fit ${id}-state` : `${id}-state`}
          onInput={(event) => draft.type(message, locale, event.currentTarget.value)}
          onBlur={left}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void draft.saveText(message, locale);
          }}
        />
      )}
      <div class="text-state" id={`${id}-state`}>
        <Sign message={message} locale={locale} />
      </div>
      {edit && edit.problem !== "" && (
        <p class="problem" role="alert">
          {edit.problem}
        </p>
      )}
      {theirs !== null && <Conflict message={message} locale={locale} theirs={theirs} />}
    </div>
  );
}
