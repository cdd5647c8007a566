import { view } from "../draft";
import { toldBeside } from "../marks";
import { inWords } from "../path";
import { draftLink } from "../route";
import type { Found } from "../types";
import { counted, readable, say } from "../words";

// A part is a file of its own, and so are the translations.
function place({ file, line }: Found): string {
  return /(^|\/)parts\/|\.json$/.test(file) ? say("problems.in_file", { file, line }) : say("problems.at", { line });
}

/** One thing the checker found: which rule, why, how to put it right, and a conversation in which it goes wrong. */
export function Problem({ found, draft }: { found: Found; draft?: string }) {
  return (
    <li class={found.blocks ? "found found-blocks" : "found"}>
      <p class="found-rule">
        {found.blocks
          ? say("problems.rule", { number: found.rule, name: found.rule_name })
          : say("problems.hint")}
        {found.line > 0 && <span class="soft"> {place(found)}</span>}
      </p>
      <p class="found-reason">{found.reason}</p>
      {found.fix !== "" && <p class="found-fix">{say("problems.fix", { fix: found.fix })}</p>}
      {found.path.length > 0 && (
        <details open={found.blocks}>
          <summary>{say("problems.path")}</summary>
          <ol class="found-path">
            {inWords(found.path, view.value?.steps ?? []).map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ol>
        </details>
      )}
      {draft !== undefined && found.step !== "" && (
        <p>
          <a href={draftLink(draft, "words", found.step)}>{say("problems.go", { step: readable(found.step) })}</a>
        </p>
      )}
    </li>
  );
}

/** Those that block first. What is to be translated is one line, however many languages it is. */
export function Problems({ list, draft }: { list: Found[]; draft?: string }) {
  if (list.length === 0) return null;
  const steps = view.value?.steps ?? [];
  const listed = list.filter((found) => !toldBeside({ steps }, found));
  const sorted = listed.sort((a, b) => Number(b.blocks) - Number(a.blocks));
  const beside = list.length - listed.length;
  return (
    <ul class="founds">
      {beside > 0 && (
        <li class="found found-blocks">
          <p>{counted("problems.to_translate", beside)}</p>
        </li>
      )}
      {sorted.map((found, index) => (
        <Problem key={index} found={found} {...(draft === undefined ? {} : { draft })} />
      ))}
    </ul>
  );
}
