import type { Move } from "../api";
import { acting, move, refusal, unsavedHere } from "../draft";
import { loadLibrary, may } from "../library";
import { flowLink } from "../route";
import { ownName } from "../session";
import type { Draft } from "../types";
import { say } from "../words";
import { Ask } from "./ask";
import { Problems } from "./problems";

const withNote = new Set<Move>(["submit", "approve", "refuse"]);

function MoveButton({ draft, which, kind }: { draft: Draft; which: Move; kind?: "primary" | "danger" | "plain" }) {
  const note = withNote.has(which)
    ? {
        label: say(`note.${which as "submit" | "approve" | "refuse"}`),
        ...(which === "refuse" ? { missing: say("note.missing") } : {}),
      }
    : undefined;
  return (
    <Ask
      id={`move-${which}`}
      title={say(`ask.${which}`, { author: draft.author })}
      lead={say(`lead.${which}`)}
      does={say(`act.${which}`)}
      busy={acting.value}
      {...(kind ? { kind } : {})}
      {...(note ? { note } : {})}
      onDo={async (words) => {
        const done = await move(which, words);
        if (done) void loadLibrary();
        if (done && which === "discard") location.hash = flowLink(draft.flow);
      }}
    />
  );
}

function Buttons({ draft }: { draft: Draft }) {
  const { author, approve } = may();
  const own = draft.author === ownName() || draft.editors.includes(ownName());
  switch (draft.state) {
    case "draft":
      if (!author) return null;
      if (unsavedHere.value > 0) return <p class="hint">{say("draft.save_first")}</p>;
      return (
        <>
          <MoveButton draft={draft} which="submit" kind="primary" />
          <MoveButton draft={draft} which="discard" kind="plain" />
        </>
      );
    case "submitted":
      return (
        <>
          {approve && !own && (
            <>
              <MoveButton draft={draft} which="approve" kind="primary" />
              <MoveButton draft={draft} which="refuse" />
            </>
          )}
          {approve && own && <p class="hint">{say("act.own")}</p>}
          {!approve && <p class="hint">{say("act.others")}</p>}
          {author && <MoveButton draft={draft} which="take-back" />}
        </>
      );
    case "approved":
      return (
        <>
          {(author || approve) && <MoveButton draft={draft} which="publish" kind="primary" />}
          {author && <MoveButton draft={draft} which="take-back" />}
        </>
      );
    case "published":
    case "withdrawn":
      return null;
  }
}

/** What may be done with the draft now, by this person; and why the last try was refused. */
export function Moves({ draft }: { draft: Draft }) {
  const refused = refusal.value;
  return (
    <div class="moves">
      <div class="actions">
        <Buttons draft={draft} />
      </div>
      {refused && (
        <div class="refused" role="alert">
          <p>
            <strong>{say("refused.title")}</strong> {refused.text}
          </p>
          <Problems list={refused.found.filter(({ blocks }) => blocks)} draft={draft.id} />
        </div>
      )}
    </div>
  );
}
