import { useSignal } from "@preact/signals";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import type { AlertView, Id } from "../../shared/protocol";
import { draftKey, kept, type Place } from "../entries";
import { hasDraft, hasEntryDraft } from "../drafts";
import type { FormKind } from "../forms";
import { useKeys } from "../keys";
import { me, may } from "../roles";
import { named, say } from "../say";
import { isolated } from "../words";
import { EntryForm } from "./entry-form";
import { ReplyForm } from "./reply-form";

type Act = "reply" | "action" | "filed" | "referral" | "hand_over" | "question" | "tag" | "note" | "closed" | "names_worker";

/** In the order in which they are needed; the letter is the shortcut. */
const acts: readonly (readonly [Act, string])[] = [
  ["reply", "r"],
  ["action", "t"],
  ["filed", "f"],
  ["hand_over", "h"],
  ["referral", "e"],
  ["question", "q"],
  ["tag", "g"],
  ["note", "n"],
  ["closed", "c"],
  ["names_worker", "w"],
];
export const actKeys = acts;

const notes: readonly FormKind[] = ["summary", "comment", "contact_record", "present"];

interface Props {
  youngPerson: Id;
  session: Id;
  name: string;
  nameless: boolean;
  alert?: AlertView | undefined;
  /** Among other statements: no keys, for they would be everybody's, and the reply stands on the page already. */
  inFile?: boolean;
  /** Called when the focus has nowhere to go: after a form was kept or left. */
  onFree: () => void;
}

function offeredActs({ alert, nameless, session, inFile }: Props): readonly (readonly [Act, string])[] {
  return acts.filter(([act]) => {
    if (act === "reply" && inFile) return false;
    if (act === "names_worker") return alert !== undefined && me.value?.role === "safeguarding_lead";
    if (act === "note") return may("note");
    if (act === "filed" || act === "closed" || act === "reply") return may("write") && session !== "" && !(nameless && act === "reply");
    return may("write") && !(nameless && act === "question");
  });
}

function Note({ place, name, nameless, onFree }: { place: Omit<Place, "kind">; name: string; nameless: boolean; onFree: () => void }) {
  const kind = useSignal<FormKind>("comment");
  const id = useId();
  return (
    <>
      <p class="entry-field">
        <label for={id}>{say("field.note_kind")}</label>
        <select id={id} class="input" value={kind.value} onChange={(event) => (kind.value = event.currentTarget.value as FormKind)}>
          {notes.map((one) => (
            <option key={one} value={one}>
              {named("kind", one)}
            </option>
          ))}
        </select>
      </p>
      <EntryForm key={kind.value} place={{ ...place, kind: kind.value }} name={name} nameless={nameless} onKept={onFree} onLeave={onFree} />
    </>
  );
}

/** Everything that can be done about one statement. Each is a button and a key; one form is open at a time. */
export function ActBar(props: Props) {
  const { youngPerson, session, name, nameless, alert, inFile, onFree } = props;
  const open = useSignal<Act | null>(null);
  const saved = useSignal("");
  const region = useId();
  const here = offeredActs(props);
  const place = { youngPerson, session: session || undefined, about: undefined };
  const placeOf = (act: Act): Place | null => {
    if (act === "reply" || act === "note") return null;
    // A tag and a hand-over are about the alert where there is one, else about the whole conversation.
    const about = act === "names_worker" || act === "tag" || act === "hand_over" ? (alert?.id ?? session) : undefined;
    return { ...place, kind: act, about };
  };
  const form = useRef<HTMLDivElement>(null);
  const show = (act: Act) => {
    open.value = act;
    saved.value = "";
    focusForm();
  };
  const focusForm = () => form.current?.querySelector<HTMLElement>("textarea, input, select")?.focus();
  // Before the next key arrives: whoever presses a letter and types on must not press other keys with what they type.
  useLayoutEffect(() => {
    if (!open.value) return;
    focusForm();
    form.current?.scrollIntoView({ block: "nearest" });
  }, [open.value]);
  const press = (act: Act) => {
    if (open.value === act) open.value = null;
    else show(act);
  };
  /** A form was kept or left. Its answer may come after another has been opened, which then stays as it is. */
  const freeFrom = (act: Act) => () => {
    if (open.value === act) open.value = null;
    const at = placeOf(act);
    const entry = at && !hasEntryDraft(draftKey(at)) ? kept.value.get(draftKey(at)) : undefined;
    saved.value = entry ? say("form.saved", { what: named("kind", entry.kind), when: entry.at.words }) : "";
    onFree();
  };
  useKeys(inFile ? {} : Object.fromEntries(here.map(([act, key]) => [key, () => show(act)])));
  useEffect(() => {
    open.value = null;
    saved.value = "";
  }, [session]);
  const unsent = (act: Act) => {
    const at = placeOf(act);
    return act === "reply" ? hasDraft(session) : at !== null && hasEntryDraft(draftKey(at));
  };
  const shown = open.value;
  const entryPlace = shown && placeOf(shown);
  const free = shown ? freeFrom(shown) : onFree;
  return (
    <section class="acts" aria-label={say("triage.do")}>
      <div class={inFile || shown ? "act-buttons act-buttons-small" : "act-buttons"}>
        {here.map(([act, key]) => (
          <button
            key={act}
            type="button"
            class={shown === act ? "act act-open" : "act"}
            aria-expanded={shown === act}
            aria-controls={region}
            aria-keyshortcuts={inFile ? undefined : key}
            onClick={() => press(act)}
          >
            <span>{say(`act.${act}`)}</span>
            {unsent(act) && <span class="act-unsent" role="img" aria-label={say("draft.open")} />}
            {!inFile && <kbd aria-hidden="true">{key}</kbd>}
          </button>
        ))}
      </div>
      {saved.value !== "" && <p class="sent">{saved.value}</p>}
      <div id={region} ref={form} class="act-form" hidden={shown === null}>
        {shown === "reply" && <ReplyForm session={session} youngPerson={youngPerson} name={name} nameless={nameless} onFree={free} />}
        {shown === "note" && <Note place={place} name={name} nameless={nameless} onFree={free} />}
        {entryPlace && (
          <>
            <h3>{named("title", entryPlace.kind).replace("{name}", isolated(name))}</h3>
            <EntryForm key={entryPlace.kind} place={entryPlace} name={name} nameless={nameless} onKept={free} onLeave={free} />
          </>
        )}
      </div>
    </section>
  );
}
