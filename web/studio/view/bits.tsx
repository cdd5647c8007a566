import type { ComponentChildren } from "preact";
import { trouble } from "../library";
import type { Coverage, DraftState } from "../types";
import { counted, known, say } from "../words";

/** The state of a draft, in words and colour. */
export function StateMark({ state }: { state: DraftState }) {
  return <span class={`mark mark-${state}`}>{known("state", state)}</span>;
}

/** Says that what is shown may be old, and offers to ask again. */
export function Trouble({ again }: { again: () => void }) {
  if (trouble.value === "none") return null;
  return (
    <p class="problem" role="alert">
      {say(trouble.value === "not_found" ? "not_found" : "stale_page")}{" "}
      <button type="button" class="link" onClick={again}>
        {say("try_again")}
      </button>
    </p>
  );
}

export const needsWork = ({ stale, missing }: Coverage) => stale + missing > 0;

/** What a translation lacks, in words. */
export function Lacks({ stale, missing }: { stale: number; missing: number }) {
  if (stale + missing === 0) return <span class="fits">{say("coverage.fits")}</span>;
  return (
    <span class="lacks">
      {[stale > 0 && counted("coverage.stale", stale), missing > 0 && counted("coverage.missing", missing)]
        .filter(Boolean)
        .join(", ")}
    </span>
  );
}

/** A part of a page with its own heading. */
export function Section({ title, id, children }: { title: ComponentChildren; id?: string; children: ComponentChildren }) {
  return (
    <section id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
