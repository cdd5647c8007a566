import type { ComponentChildren } from "preact";

interface Props {
  id: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  problem?: string | undefined;
  children: ComponentChildren;
}

/** Which texts describe a field, for aria-describedby. */
export function describedBy(id: string, hint: unknown, problem: unknown): string | undefined {
  return [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ") || undefined;
}

/** A label, a hint and what is wrong, round one input with that id. */
export function Field({ id, label, hint, problem, children }: Props) {
  return (
    <div class={`field ${problem ? "field-wrong" : ""}`}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <ProblemText id={id} problem={problem} />
    </div>
  );
}

/** What is wrong, beside what it is about; announced at once. */
export function ProblemText({ id, problem }: { id: string; problem?: string | undefined }) {
  return (
    <div role="alert" id={`${id}-problem`} class="problem-place">
      {problem && <p class="problem">{problem}</p>}
    </div>
  );
}
