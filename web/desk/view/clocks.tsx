import { may } from "../roles";
import { say } from "../say";
import type { File } from "../types";
import { FoldedForm } from "./folded";

/** What has to happen by when. Both sides see the same date, which is the server's. */
export function Clocks({ file }: { file: File }) {
  if (file.clocks.length === 0) return <p class="soft small">{say("file.no_clocks")}</p>;
  return (
    <ul class="clocks">
      {file.clocks.map((clock) => (
        <li key={`${clock.kind}${clock.title}${clock.words}`} class={clock.overdue ? "clock clock-late" : "clock"}>
          <p>
            <span class="clock-title">{clock.title}</span>
            <span class="clock-when">
              {clock.overdue && <span class="flag flag-overdue">{say("action.overdue")}</span>} {clock.words}
            </span>
          </p>
          {may("write") && (
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
  );
}
