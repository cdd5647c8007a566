import { useEffect, useRef } from "preact/hooks";
import { locale } from "../choices";
import { marksOf } from "../marks";
import { draftLink, type Tab } from "../route";
import type { Draft, DraftStep } from "../types";
import { counted, readable, say } from "../words";

function StepMarks({ draft, step }: { draft: Draft; step: DraftStep }) {
  const { problems, hints, untranslated, unsaved } = marksOf(draft, step, locale.value);
  return (
    <span class="step-marks">
      {problems > 0 && <span class="step-mark mark-problem">{counted("draft.marks.problem", problems)}</span>}
      {hints > 0 && <span class="step-mark mark-hint">{counted("draft.marks.warning", hints)}</span>}
      {untranslated > 0 && <span class="step-mark mark-stale">{counted("draft.marks.stale", untranslated)}</span>}
      {unsaved && <span class="step-mark mark-unsaved">{say("draft.marks.unsaved")}</span>}
    </span>
  );
}

/** The steps of a draft, with what is to be done at each; it keeps the one that is shown in sight. */
export function DraftOutline({ draft, current, tab }: { draft: Draft; current: string | undefined; tab: Tab }) {
  const here = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    here.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <nav class="outline" aria-label={say("draft.outline")}>
      <ol>
        {draft.steps.map((step) => (
          <li key={step.id}>
            <a
              ref={step.id === current ? here : null}
              href={draftLink(draft.id, tab === "changes" || tab === "preview" ? "words" : tab, step.id)}
              aria-current={step.id === current ? "step" : undefined}
              class={step.core ? "core" : ""}
            >
              <span class="step-name">{step.id === "" ? say("draft.flow_itself") : readable(step.id)}</span>
              {step.core && <span class="unseen">{say("draft.core_short")}</span>}
              <span class="step-text">{step.messages[0]?.english}</span>
              <StepMarks draft={draft} step={step} />
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
