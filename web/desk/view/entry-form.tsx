import { useId, useRef } from "preact/hooks";
import { addEntry, draftKey, fillIn, type Place } from "../entries";
import { entryDraft } from "../drafts";
import { inDays, nextWeekday, today } from "../dates";
import { type FieldSpec, forms, referredTo } from "../forms";
import { focusIsFree } from "../keys";
import { found, named, say } from "../say";
import { myself, recipients, workers } from "../workers";
import { isolated } from "../words";

interface Props {
  place: Place;
  /** The young person, as they are called. */
  name: string;
  /** Nobody can be told: then nothing is said of it. */
  nameless?: boolean;
  /** About a referral that the young person is not told of. */
  quiet?: boolean;
  defaults?: Readonly<Record<string, string>>;
  /** After the server has kept it. */
  onKept?: () => void;
  onLeave?: () => void;
}

function Choices({ spec, kind }: { spec: FieldSpec; kind: string }) {
  const mine = myself();
  const others = workers.value.filter((worker) => worker.id !== mine?.id);
  const people = others.map((worker) => (
    <option key={worker.id} value={worker.id}>
      {worker.name}
    </option>
  ));
  const teams = recipients.map((team) => (
    <option key={team} value={team}>
      {named("owner", team)}
    </option>
  ));
  switch (spec.type) {
    case "owner":
      return (
        <>
          {mine ? <option value={mine.id}>{say("owner.me", { name: mine.name })}</option> : <option value="">{say("owner.choose")}</option>}
          <option value="young_person">{say("owner.young_person", { name: kind })}</option>
          <optgroup label={say("owner.teams")}>{teams}</optgroup>
          <optgroup label={say("owner.workers")}>{people}</optgroup>
        </>
      );
    case "recipient":
      return (
        <>
          <option value="">{say("owner.choose")}</option>
          <optgroup label={say("owner.teams")}>{teams}</optgroup>
          <optgroup label={say("owner.workers")}>{people}</optgroup>
        </>
      );
    case "worker":
      return (
        <>
          <option value="">{say("owner.choose")}</option>
          {people}
        </>
      );
    default: {
      const prefix = spec.choices === referredTo ? "owner" : "choice";
      return (
        <>
          <option value="">{say("owner.choose")}</option>
          {spec.choices?.map((one) => (
            <option key={one} value={one}>
              {named(prefix, one)}
            </option>
          ))}
        </>
      );
    }
  }
}

// One press for the dates that are promised most; the field takes any other.
const quick = [
  ["date.today", () => today()],
  ["date.next", () => nextWeekday()],
  ["date.week", () => inDays(7)],
  ["date.fortnight", () => inDays(14)],
] as const;

function QuickDates({ onPick }: { onPick: (date: string) => void }) {
  return (
    <div class="quick-dates">
      {quick.map(([key, date]) => (
        <button key={key} type="button" class="quick" onClick={() => onPick(date())}>
          {say(key)}
        </button>
      ))}
    </div>
  );
}

const label = (kind: string, field: string) => found(`field.${field}_${kind}`) ?? named("field", field);

/** A form for one kind of entry. What is typed outlives refreshing, leaving the page and a failed sending. */
export function EntryForm({ place, name, nameless, quiet, defaults = {}, onKept, onLeave }: Props) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { kind } = place;
  const draft = entryDraft(draftKey(place));
  const saving = draft.state === "saving";
  const failed = draft.state === "failed" || draft.state === "waiting";
  const mine = myself();
  // The one who promises is the one who does it, unless they say otherwise.
  const preset: Readonly<Record<string, string>> = { owner: "", ...(mine && { owner: mine.id }), ...defaults };
  const usesPreset = (spec: FieldSpec) => spec.type === "owner" || spec.name in defaults;
  const valueOf = (spec: FieldSpec) =>
    draft.values[spec.name] ?? (usesPreset(spec) ? (preset[spec.name] ?? "") : spec.type === "past" && spec.needed ? today() : "");

  const save = async (event: Event) => {
    event.preventDefault();
    const shown = Object.fromEntries(forms[kind].fields.map((spec) => [spec.name, valueOf(spec)]));
    if (await addEntry(place, shown)) onKept?.();
    else requestAnimationFrame(() => focusIsFree(form.current) && form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
    else if (event.key === "Escape" && onLeave) onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const field = (spec: FieldSpec) => {
    const at = `${id}-${spec.name}`;
    const wrong = failed && draft.field === spec.name;
    const common = {
      id: at,
      class: "input",
      value: valueOf(spec),
      "aria-invalid": wrong ? ("true" as const) : undefined,
      "aria-describedby": failed ? `${id}-problem` : undefined,
      "aria-required": spec.needed ? ("true" as const) : undefined,
    };
    const put = (value: string) => fillIn(place, spec.name, value);
    return (
      <div class="entry-field" key={spec.name}>
        <label for={at}>
          {label(kind, spec.name)} {!spec.needed && <span class="soft small">{say("optional")}</span>}
        </label>
        {spec.type === "area" && (
          <textarea {...common} class="input text-area" rows={2} dir="auto" autocomplete="off" spellcheck={true} readOnly={saving} onInput={(event) => put(event.currentTarget.value)} />
        )}
        {spec.type === "text" && (
          <input {...common} type="text" dir="auto" autocomplete="off" readOnly={saving} onInput={(event) => put(event.currentTarget.value)} />
        )}
        {(spec.type === "date" || spec.type === "past") && (
          <input {...common} type="date" readOnly={saving} {...(spec.type === "past" && { max: today() })} onInput={(event) => put(event.currentTarget.value)} />
        )}
        {["choice", "owner", "worker", "recipient"].includes(spec.type) && (
          <select {...common} disabled={saving} onChange={(event) => put(event.currentTarget.value)}>
            <Choices spec={spec} kind={name} />
          </select>
        )}
        {spec.type === "date" && <QuickDates onPick={put} />}
      </div>
    );
  };
  const isQuiet = quiet || (kind === "referral" && draft.values["owner"] === "mash");
  const hint = isQuiet ? "form.quiet" : forms[kind].told ? "form.told" : "form.not_told";
  const saveWords = found(`save.${kind}`) ?? say("save.other");
  return (
    <form ref={form} class="entry-form" onSubmit={save} onKeyDown={keys} noValidate>
      {forms[kind].fields.map(field)}
      {!nameless && <p class="hint">{say(hint, { name: isolated(name) })}</p>}
      <div id={`${id}-problem`} role="alert" class="problem-place">
        {failed && <p class={draft.state === "waiting" ? "problem problem-waiting" : "problem"}>{draft.problem}</p>}
      </div>
      <div class="actions">
        <button type="submit" class="button button-primary button-small" aria-disabled={saving ? "true" : undefined}>
          {saving ? say("saving") : saveWords}
        </button>
        {onLeave && (
          <button type="button" class="link" onClick={onLeave}>
            {say("cancel")}
          </button>
        )}
        <span class="hint key-hint">{say("form.send_key")}</span>
      </div>
    </form>
  );
}
