import { useEffect } from "preact/hooks";
import { languageName } from "../choices";
import { changedLines, changedWords } from "../diff";
import { flowView, loadFlow } from "../library";
import type { Draft, TextChange } from "../types";
import { counted, directionOf, nameOfText, readable, say } from "../words";
import { Graph } from "./graph";

/** A text with what is new or gone in it marked; by underlining and striking out, not by colour alone. */
function Marked({ change, side }: { change: TextChange; side: "before" | "after" }) {
  const text = change[side];
  if (text === "") return <span class="soft">{say(side === "before" ? "changes.nothing_before" : "changes.removed")}</span>;
  const drop = side === "before" ? "new" : "gone";
  const pieces = changedWords(change.before, change.after).filter(({ kind }) => kind !== drop);
  return (
    <span lang={change.locale} dir={directionOf(change.locale)} class="marked">
      {pieces.map(({ kind, text: words }, place) =>
        kind === "same" ? words : kind === "new" ? <ins key={place}>{words}</ins> : <del key={place}>{words}</del>,
      )}
    </span>
  );
}

function BeforeAfter({ change, heading }: { change: TextChange; heading: string }) {
  return (
    <>
      <div class="before-after">
        <div>
          <p class="side">
            {say("changes.before")}
            <span class="unseen"> {heading}</span>
          </p>
          <Marked change={change} side="before" />
        </div>
        <div>
          <p class="side">
            {say("changes.after")}
            <span class="unseen"> {heading}</span>
          </p>
          <Marked change={change} side="after" />
        </div>
      </div>
      {change.still_fits_by && <p class="hint">{say("changes.still_fits", { name: change.still_fits_by })}</p>}
    </>
  );
}

interface Group {
  key: string;
  english: TextChange | undefined;
  others: TextChange[];
}

function grouped(changes: TextChange[]): Group[] {
  const groups = new Map<string, Group>();
  for (const change of changes) {
    const group = groups.get(change.key) ?? { key: change.key, english: undefined, others: [] };
    if (change.locale === "en") group.english = change;
    else group.others.push(change);
    groups.set(change.key, group);
  }
  return [...groups.values()];
}

function Text({ group, draft }: { group: Group; draft: Draft }) {
  const step = draft.steps.find(({ messages }) => messages.some(({ key }) => key === group.key));
  const heading = step
    ? `${step.id === "" ? "" : `${readable(step.id)}: `}${nameOfText({ key: group.key }, step)}`
    : readable(group.key);
  return (
    <section class="change-card">
      <h4>{heading}</h4>
      {group.english && <BeforeAfter change={group.english} heading={heading} />}
      {group.others.length > 0 && (
        <details open={!group.english}>
          <summary>{counted("changes.languages", group.others.length)}</summary>
          {group.others.map((change) => (
            <div key={change.locale} class="other-language">
              <h5>
                {languageName(change.locale)}
              </h5>
              <BeforeAfter change={change} heading={heading} />
            </div>
          ))}
        </details>
      )}
    </section>
  );
}

function Lines({ before, after }: { before: string; after: string }) {
  const groups = changedLines(before, after);
  if (groups.length === 0) return <p class="soft">{say("changes.no_lines")}</p>;
  return (
    <div class="line-groups" role="region" tabIndex={0} aria-label={say("changes.file")}>
      {groups.map((group, place) => (
        <ol key={place} class="line-group">
          {group.map(({ kind, line, pieces }, index) => (
            <li key={index} class={`line-${kind}`}>
              <span class="line-number">{line}</span>
              {kind !== "same" && <span class="unseen">{say(`changes.${kind}`)}: </span>}
              <span class="line-sign" aria-hidden="true">
                {kind === "same" ? " " : kind === "gone" ? "-" : "+"}
              </span>
              <code>
                {pieces.map(({ kind: piece, text: words }, at) =>
                  piece === "same" ? words : piece === "new" ? <ins key={at}>{words}</ins> : <del key={at}>{words}</del>,
                )}
              </code>
            </li>
          ))}
        </ol>
      ))}
    </div>
  );
}

/** All that an approver must see: for whom something changes, every text before and after, and the file line by line. */
export function Changes({ draft }: { draft: Draft }) {
  useEffect(() => void loadFlow(draft.flow), [draft.flow]);
  const live = flowView.value?.flow === draft.flow ? flowView.value : null;
  const groups = grouped(draft.changes);
  return (
    <section class="changes">
      <h2>{say("changes.title")}</h2>
      {draft.affects.length > 0 && (
        <section>
          <h3>{say("changes.affects")}</h3>
          <ul>
            {draft.affects.map((line, place) => (
              <li key={place}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      <h3>{say("changes.texts")}</h3>
      {groups.length === 0 && <p class="soft">{say("changes.no_texts")}</p>}
      {groups.map((group) => (
        <Text key={group.key} group={group} draft={draft} />
      ))}
      <h3>{say("changes.file")}</h3>
      <p class="soft">{say("changes.file_lead")}</p>
      {live && <Lines before={live.yaml} after={draft.yaml} />}
      {draft.svg !== "" && <h3>{say("changes.map")}</h3>}
      <Graph svg={draft.svg} title={draft.title} />
    </section>
  );
}
