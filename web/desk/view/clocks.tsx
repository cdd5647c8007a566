import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { clockEvents, clockOf, endsByItself } from "../clock-events";
import { may } from "../roles";
import { found, named, say } from "../say";
import type { File } from "../types";
import { EntryForm } from "./entry-form";
import { FoldedForm } from "./folded";

const nameOf = (event: string) => found(`event.${event}`) ?? event.replaceAll("_", " ");

/** Says what happened; the clock that starts with it is the server's, and stands there as soon as it is kept. */
function RecordEvent({ file }: { file: File }) {
  const id = useId();
  const open = useSignal(false);
  const chosen = useSignal("");
  const noted = useSignal("");
  const clock = noted.value && file.clocks.find(({ kind }) => kind === clockOf(noted.value));
  return (
    <div class="folded">
      <p class="folded-head">
        <button type="button" class="button button-quiet button-small" aria-expanded={open.value} aria-controls={id} onClick={() => (open.value = !open.value)}>
          {say("clock.record")}
        </button>
      </p>
      <div id={id} hidden={!open.value}>
        <p class="entry-field">
          <label for={`${id}-what`}>{say("clock.what")}</label>
          <select id={`${id}-what`} class="input" value={chosen.value} onChange={(event) => (chosen.value = event.currentTarget.value)}>
            <option value="">{say("owner.choose")}</option>
            {Object.entries(clockEvents).map(([group, events]) => (
              <optgroup key={group} label={named("event_group", group)}>
                {events.map((event) => (
                  <option key={event} value={event}>
                    {nameOf(event)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </p>
        {chosen.value && (
          <EntryForm
            key={chosen.value}
            place={{ kind: "clock_event", youngPerson: file.young_person, about: chosen.value }}
            name={file.name}
            onKept={() => {
              noted.value = chosen.value;
              chosen.value = "";
              open.value = false;
            }}
            onLeave={() => (open.value = false)}
          />
        )}
      </div>
      <p role="status" class="small">
        {noted.value && say("clock.noted", { what: nameOf(noted.value) })}
        {clock && ` ${say("clock.now_due", { what: clock.title, when: clock.words })}`}
      </p>
    </div>
  );
}

/** What has to happen by when. Both sides see the same date, which is the server's. */
export function Clocks({ file, record = false }: { file: File; record?: boolean }) {
  return (
    <>
      {file.clocks.length === 0 && <p class="soft small">{say("file.no_clocks")}</p>}
      <ul class="clocks">
        {file.clocks.map((clock) => (
          <li key={`${clock.kind}${clock.title}${clock.words}`} class={clock.overdue ? "clock clock-late" : "clock"}>
            <p>
              <span class="clock-title">{clock.title}</span>
              <span class="clock-when">
                {clock.overdue && <span class="flag flag-overdue">{say("action.overdue")}</span>} {clock.words}
              </span>
            </p>
            {may("write") && !endsByItself(clock.kind) && (
              <FoldedForm
                place={{ kind: "clock_event", youngPerson: file.young_person, about: clock.kind }}
                name={file.name}
                label={say("file.record")}
                of={clock.title}
              />
            )}
          </li>
        ))}
      </ul>
      {record && may("write") && !file.nameless && <RecordEvent file={file} />}
    </>
  );
}
