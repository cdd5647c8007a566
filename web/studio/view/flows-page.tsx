import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { wordsOf } from "../draft";
import { beginDraft, drafts, library, loadLibrary, may, trouble } from "../library";
import { draftLink, flowLink } from "../route";
import { noteFailure, ownName } from "../session";
import type { Coverage, DraftEntry, FlowEntry, PartEntry } from "../types";
import { counted, known, say } from "../words";
import { needsWork, StateMark, Trouble } from "./bits";
import { PageHeading } from "./page-heading";

function Languages({ languages }: { languages: Coverage[] }) {
  const work = languages.filter(needsWork);
  return (
    <>
      {say("languages.all", { count: languages.length })}{" "}
      <span class={work.length > 0 ? "lacks" : "fits"}>
        {work.length > 0 ? counted("languages.work", work.length) : say("languages.fit")}
      </span>
    </>
  );
}

/** Begins a draft and goes to it. */
export function BeginDraft({ flow, title, small = true }: { flow: string; title: string; small?: boolean }) {
  const busy = useSignal(false);
  const problem = useSignal("");
  const begin = async () => {
    busy.value = true;
    problem.value = "";
    try {
      location.hash = await beginDraft(flow);
    } catch (error) {
      if (!noteFailure(error)) problem.value = wordsOf(error);
    } finally {
      busy.value = false;
    }
  };
  return (
    <>
      <Button class={small ? "button-small" : ""} icon="pencil" busy={busy.value} onClick={() => void begin()}>
        {say("flows.begin")}
        <span class="unseen"> {say("flows.of", { title })}</span>
      </Button>
      {problem.value !== "" && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
    </>
  );
}

function DraftCell({ name, title, draft }: { name: string; title: string; draft: FlowEntry["draft"] }) {
  if (draft)
    return (
      <a class="draft-link" href={draftLink(draft.id)}>
        <StateMark state={draft.state} />
        <span class="unseen">
          {say("flows.draft")} {say("flows.of", { title })},{" "}
        </span>
        <span>{draft.author}</span>
      </a>
    );
  return may().author ? <BeginDraft flow={name} title={title} /> : null;
}

function FlowRow({ flow }: { flow: FlowEntry }) {
  return (
    <tr>
      <th scope="row">
        <a href={flowLink(flow.flow)}>{flow.title}</a>
        <span class="under">{[flow.who && known("who", flow.who), counted("flows.steps", flow.steps)].filter(Boolean).join(", ")}</span>
      </th>
      <td data-label={say("flows.live")}>
        <span>
          {flow.number > 0 ? say("flows.version", { number: flow.number }) : say("flows.not_live")}
          {flow.live_since && <span class="under">{say("flows.since", { when: flow.live_since.words })}</span>}
        </span>
      </td>
      <td data-label={say("flows.languages")}>
        <span>
          <Languages languages={flow.languages} />
        </span>
      </td>
      <td data-label={say("flows.draft")}>
        <DraftCell name={flow.flow} title={flow.title} draft={flow.draft} />
      </td>
    </tr>
  );
}

function PartRow({ part }: { part: PartEntry }) {
  return (
    <tr>
      <th scope="row">
        {part.title || part.part}
        <span class="under">{counted("flows.steps", part.steps)}</span>
      </th>
      <td data-label={say("flows.languages")}>
        <span>
          <Languages languages={part.languages} />
        </span>
      </td>
      <td data-label={say("flows.draft")}>
        {part.draft && <DraftCell name={part.part} title={part.title} draft={part.draft} />}
      </td>
    </tr>
  );
}

function Drafts({ title, list }: { title: string; list: DraftEntry[] }) {
  if (list.length === 0) return null;
  return (
    <section>
      <h2>
        {title} <span class="count">{list.length}</span>
      </h2>
      <ul class="drafts">
        {list.map((draft) => (
          <li key={draft.id} class="draft-item">
            <a href={draftLink(draft.id, draft.state === "draft" ? "words" : "changes")}>{draft.title}</a>
            <StateMark state={draft.state} />
            <span class="soft">{say("flows.draft_by", { author: draft.author, when: draft.changed.words })}</span>
            {draft.note && <span class="draft-note">{draft.note}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const open = ({ state }: DraftEntry) => state !== "published" && state !== "withdrawn";

function forMe({ state, author, editors }: DraftEntry): boolean {
  const own = author === ownName() || editors.includes(ownName());
  if (state === "submitted") return may().approve && !own;
  return state === "approved" ? may().approve || own : state === "draft" && own;
}

function Heads({ names }: { names: string[] }) {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Everything there is: what waits for this person, every flow with its languages, and the parts they share. */
export function FlowsPage() {
  const wanted = useSignal("");
  useEffect(() => void loadLibrary(), []);
  const all = library.value;
  const mine = drafts.value.filter((draft) => open(draft) && forMe(draft));
  const others = drafts.value.filter((draft) => open(draft) && !forMe(draft));
  const typed = wanted.value.trim().toLowerCase();
  const flows = all?.flows.filter(({ title, flow }) => `${title} ${flow}`.toLowerCase().includes(typed)) ?? [];
  return (
    <>
      <PageHeading>{say("flows.title")}</PageHeading>
      <p class="soft">{say("flows.lead")}</p>
      <Trouble again={() => void loadLibrary()} />
      {!all && trouble.value === "none" && <p class="soft">{say("loading")}</p>}
      <Drafts title={say("flows.waiting")} list={mine} />
      <Drafts title={say("flows.drafts")} list={others} />
      {all && (
        <section>
          <div class="find">
            <h2>
              {say("flows.title")} <span class="count">{all.flows.length}</span>
            </h2>
            <label for="find">{say("flows.find")}</label>
            <input
              id="find"
              type="search"
              autocomplete="off"
              value={wanted.value}
              onInput={(event) => (wanted.value = event.currentTarget.value)}
            />
          </div>
          {flows.length === 0 ? (
            <p class="nothing">{say("flows.none")}</p>
          ) : (
            <table class="table">
              <Heads names={[say("flows.name"), say("flows.live"), say("flows.languages"), say("flows.draft")]} />
              <tbody>
                {flows.map((flow) => (
                  <FlowRow key={flow.flow} flow={flow} />
                ))}
              </tbody>
            </table>
          )}
        </section>
      )}
      {all && all.parts.length > 0 && (
        <section>
          <h2>
            {say("flows.parts")} <span class="count">{all.parts.length}</span>
          </h2>
          <p class="soft">{say("flows.parts_lead")}</p>
          <table class="table">
            <Heads names={[say("translations.part"), say("flows.languages"), say("flows.draft")]} />
            <tbody>
              {all.parts.map((part) => (
                <PartRow key={part.part} part={part} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
