import type { ComponentChildren } from "preact";
import { named, say } from "../say";
import type { Loop } from "../types";
import { isolated } from "../words";

type State = "done" | "open" | "late";

function Step({ name, state, when, children }: { name: string; state: State; when: string | undefined; children?: ComponentChildren }) {
  return (
    <li class={`loop-step loop-${state}`}>
      <span class="loop-name">{name}</span>
      <span class="loop-when">{when ?? say("loop.not_yet")}</span>
      {children}
    </li>
  );
}

function More({ children }: { children: ComponentChildren }) {
  return <span class="loop-more">{children}</span>;
}

/** What became of one statement: said, heard, done, told, each with its time. What has not happened says so. */
export function LoopStrip({ loop }: { loop: Loop }) {
  const late = loop.promised?.overdue === true && !loop.done;
  return (
    <ol class="loop" aria-label={say("loop.title")}>
      <Step name={say("loop.said")} state={loop.said ? "done" : "open"} when={loop.said?.words} />
      <Step name={say("loop.heard")} state={loop.heard ? "done" : "open"} when={loop.heard?.words}>
        {loop.heard && loop.heard_by && <More>{say("loop.by", { name: isolated(loop.heard_by) })}</More>}
        {loop.answered && <More>{say("loop.answered", { when: loop.answered.words })}</More>}
      </Step>
      <Step name={say("loop.done")} state={loop.done ? "done" : late ? "late" : "open"} when={loop.done?.words}>
        {!loop.done && loop.promised && (
          <More>{say(late ? "loop.late" : "loop.promised", { when: loop.promised.words })}</More>
        )}
        {!loop.done && !loop.promised && <More>{say("loop.nothing_promised")}</More>}
      </Step>
      <Step name={say("loop.told")} state={loop.told ? "done" : "open"} when={loop.told?.words}>
        {loop.agreed && (
          <More>
            <strong>{named("loop", `agreed_${loop.agreed}`)}</strong> {loop.agreed_at?.words}
          </More>
        )}
        {loop.told && loop.done && !loop.agreed && <More>{say("loop.not_asked")}</More>}
      </Step>
    </ol>
  );
}
