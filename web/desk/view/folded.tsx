import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { draftKey, kept, type Place } from "../entries";
import { hasEntryDraft } from "../drafts";
import { focusIsFree } from "../keys";
import { named, say } from "../say";
import { EntryForm } from "./entry-form";

interface Props {
  place: Place;
  name: string;
  nameless?: boolean;
  quiet?: boolean;
  label: string;
  /** Says which of several buttons with the same words, for people who hear the page. */
  of?: string;
  defaults?: Readonly<Record<string, string>>;
}

/** A button that opens the form of one entry under it; the form is gone, and the focus back, when it is kept. */
export function FoldedForm({ place, name, nameless = false, quiet = false, label, of, defaults }: Props) {
  const open = useSignal(false);
  const region = useId();
  const button = useRef<HTMLButtonElement>(null);
  const key = draftKey(place);
  const saved = kept.value.get(key);
  const close = () => {
    open.value = false;
    if (focusIsFree(document.getElementById(region))) button.current?.focus();
  };
  const show = () => {
    open.value = !open.value;
    if (open.value)
      requestAnimationFrame(() => document.getElementById(region)?.querySelector<HTMLElement>("textarea, input, select")?.focus());
  };
  return (
    <div class="folded">
      <p class="folded-head">
        <button ref={button} type="button" class="link" aria-expanded={open.value} aria-controls={region} onClick={show}>
          {label}
          {of && <span class="unseen"> {of}</span>}
        </button>
        {!open.value && hasEntryDraft(key) && <span class="flag">{say("draft.open")}</span>}
        {!open.value && saved && !hasEntryDraft(key) && (
          <span class="sent small">{say("form.saved", { what: named("kind", place.kind), when: saved.at.words })}</span>
        )}
      </p>
      <div id={region} hidden={!open.value}>
        {open.value && (
          <EntryForm place={place} name={name} nameless={nameless} quiet={quiet} onKept={close} onLeave={close} {...(defaults && { defaults })} />
        )}
      </div>
    </div>
  );
}
