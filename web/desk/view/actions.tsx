import type { Id } from "../../shared/protocol";
import { may } from "../roles";
import { named, say } from "../say";
import type { Action } from "../types";
import { isolated } from "../words";
import { FoldedForm } from "./folded";

interface Props {
  actions: readonly Action[];
  youngPerson: Id;
  name: string;
  /** Of one statement: then what was settled is part of what one wants to see. */
  whole?: boolean;
}

const open = (action: Action) => action.state === "open" || action.state === "said_not_done";

function Line({ action, youngPerson, name }: { action: Action } & Omit<Props, "actions" | "whole">) {
  const who = action.owner === "young_person" ? name : action.owner_name || named("owner", action.owner);
  const place = { youngPerson, session: action.session, about: action.id };
  return (
    <li class={action.overdue ? "promise promise-late" : "promise"}>
      <p class="promise-what" dir="auto">
        {action.what}
      </p>
      <p class="promise-when small">
        {action.overdue && open(action) && <span class="flag flag-overdue">{say("action.overdue")}</span>}
        {!open(action) && <span class={`state state-${action.state}`}>{named("choice", action.state)}</span>}
        <span>
          {action.due
            ? say("action.by", { name: isolated(who), when: action.due.words })
            : say("action.no_date", { name: isolated(who) })}
        </span>
      </p>
      {action.what_changed && (
        <p class="small" dir="auto">
          {say("action.changed", { text: action.what_changed })}
        </p>
      )}
      {action.state === "said_not_done" && (
        <p class="said-not-done small">
          <strong>{say(action.said === "partly" ? "loop.agreed_partly" : "loop.agreed_not_done")}</strong>
        </p>
      )}
      {action.comment && (
        <p class="answer own-words small" dir="auto">
          {action.comment}
        </p>
      )}
      {open(action) && may("write") && (
        <div class="promise-acts">
          <FoldedForm place={{ ...place, kind: "action_done" }} name={name} label={say("action.done_button")} of={action.what} />
          <FoldedForm place={{ ...place, kind: "action_dropped" }} name={name} label={say("action.dropped_button")} of={action.what} />
        </div>
      )}
    </li>
  );
}

/** What was promised: what is open first, then what was settled. */
export function Actions({ actions, youngPerson, name, whole = false }: Props) {
  const running = actions.filter((action) => whole || open(action));
  const settled = actions.filter((action) => !whole && !open(action));
  return (
    <>
      {running.length === 0 && <p class="soft small">{say("file.no_actions")}</p>}
      <ul class="promises">
        {running.map((action) => (
          <Line key={action.id} action={action} youngPerson={youngPerson} name={name} />
        ))}
      </ul>
      {settled.length > 0 && (
        <details class="settled">
          <summary>{say("file.settled")}</summary>
          <ul class="promises">
            {settled.map((action) => (
              <Line key={action.id} action={action} youngPerson={youngPerson} name={name} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
