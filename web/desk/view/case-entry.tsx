import { type FormSpec, forms } from "../forms";
import { may } from "../roles";
import { found, named, say } from "../say";
import type { Entry, File } from "../types";
import { isolated, known } from "../words";
import { FoldedForm } from "./folded";
import { keptFromWhom } from "./kept-from";

// What a field is called is worth saying only where an entry has several.
function Words({ kind, words }: { kind: string; words: Record<string, string> }) {
  const asked = (forms as Record<string, FormSpec>)[kind]?.fields.map(({ name }) => name) ?? [];
  const all = Object.entries(words)
    .filter(([, text]) => text !== "")
    .map(([field, text]) => [field, field === "asserted_by" ? named("choice", text) : text] as const)
    .sort(([a], [b]) => asked.indexOf(a) - asked.indexOf(b));
  return (
    <>
      {all.map(([field, text]) => (
        <p class="entry-words" key={field}>
          {(all.length > 1 || all[0]?.[0] === "asserted_by") && <span class="entry-label">{named("field", field)}</span>}
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
  const matter = entry.matter && known("web.desk.matter", entry.matter);
  const about = entry.kind === "clock_event" ? (found(`event.${entry.about}`) ?? entry.about.replaceAll("_", " ")) : "";
  const helped = entry.kind === "present" && entry.by_young_person;
  const owner = entry.owner_name || (entry.owner ? named("owner", entry.owner) : "");
  return (
    <article class={entry.by_young_person ? "entry case-entry by-them" : "entry case-entry"}>
      <h3 class="entry-line">
        <span class="entry-title">
          {entry.kind === "kept_from" ? say("kept_from.title", { name: keptFromWhom(entry) }) : named("kind", entry.kind)}
          {entry.state && <span class="soft">: {named(helped ? "helped" : "choice", entry.state)}</span>}
          {about && <span class="soft">: {about}</span>}
        </span>
        <span class="entry-when">{say("entry.by", { name: byOf(entry), when: entry.at.words })}</span>
      </h3>
      {(matter || owner || entry.due || entry.happened) && (
        <p class="entry-state">
          {matter && <span class="tag">{matter}</span>}
          {owner && !entry.by_young_person && <span>{say("entry.for", { name: isolated(owner) })}</span>}
          {entry.due && <span>{say("entry.due", { when: entry.due.words })}</span>}
          {entry.happened && <span>{say("entry.happened", { when: entry.happened.words })}</span>}
        </p>
      )}
      {/* What they chose from a list is said above, in the desk's words. */}
      {!helped && <Words kind={entry.kind} words={entry.words} />}
      {corrections.map((correction) => (
        <div class="correction" key={correction.id}>
          <p class="small soft">{say("entry.correction", { name: byOf(correction), when: correction.at.words })}</p>
          <Words kind={correction.kind} words={correction.words} />
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
