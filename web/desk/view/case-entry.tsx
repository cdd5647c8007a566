import { may } from "../roles";
import { named, say } from "../say";
import type { Entry, File } from "../types";
import { isolated } from "../words";
import { FoldedForm } from "./folded";

// What a field is called is worth saying only where an entry has several.
function Words({ words }: { words: Record<string, string> }) {
  const all = Object.entries(words).filter(([, text]) => text !== "");
  return (
    <>
      {all.map(([field, text]) => (
        <p class="entry-words" key={field}>
          {all.length > 1 && <span class="entry-label">{named("field", field)}</span>}
          <span class="entry-text" dir="auto">
            {text}
          </span>
        </p>
      ))}
    </>
  );
}

const byOf = (entry: Entry) => isolated(entry.by_young_person ? say("entry.young_person") : entry.by);

/** One entry of the case file. It is never changed: a correction stands under it. */
export function CaseEntry({ entry, corrections, file }: { entry: Entry; corrections: readonly Entry[]; file: File }) {
  const matter = file.plan.matters.find((one) => one.matter === entry.matter)?.title ?? "";
  const owner = entry.owner_name || (entry.owner ? named("owner", entry.owner) : "");
  return (
    <article class={entry.by_young_person ? "entry case-entry by-them" : "entry case-entry"}>
      <h3 class="entry-line">
        <span class="entry-title">
          {named("kind", entry.kind)}
          {entry.state && <span class="soft">: {named("choice", entry.state)}</span>}
        </span>
        <span class="entry-when">{say("entry.by", { name: byOf(entry), when: entry.at.words })}</span>
      </h3>
      {(matter || owner || entry.due) && (
        <p class="entry-state">
          {matter && <span class="tag">{matter}</span>}
          {owner && !entry.by_young_person && <span>{say("entry.for", { name: isolated(owner) })}</span>}
          {entry.due && <span>{say("entry.due", { when: entry.due.words })}</span>}
        </p>
      )}
      <Words words={entry.words} />
      {corrections.map((correction) => (
        <div class="correction" key={correction.id}>
          <p class="small soft">{say("entry.correction", { name: byOf(correction), when: correction.at.words })}</p>
          <Words words={correction.words} />
        </div>
      ))}
      {!entry.by_young_person && may("note") && Object.keys(entry.words).length > 0 && (
        <FoldedForm
          place={{ kind: "correction", youngPerson: file.young_person, session: entry.session || undefined, about: entry.id }}
          name={file.name}
          label={say("entry.correct")}
          of={`${named("kind", entry.kind)}, ${entry.at.words}`}
        />
      )}
    </article>
  );
}
