import { useRef } from "preact/hooks";
import { useEffect } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { desk } from "../api";
import { inDays, today } from "../dates";
import { loadPeople, people } from "../people";
import { may } from "../roles";
import { named, say } from "../say";
import type { Grant } from "../types";
import { isolated } from "../words";
import { myself, workers } from "../workers";
import { Asked, Outcome, useAsked, useSending } from "./asking";
import { PageHeading } from "./page-heading";

function values(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
}

function Line({ grant, onEnd }: { grant: Grant; onEnd: () => void }) {
  const holder = grant.worker_name || (grant.role ? named("role", grant.role) : "");
  const other = grant.for_worker_name || grant.name || say("cover.somebody");
  return (
    <li class="box-line">
      <p>{say(`cover.line_${grant.kind}`, { worker: isolated(holder), other: isolated(other) })}</p>
      <p class="small soft">
        {grant.ended ? say("cover.ended_words", { when: grant.ended.words }) : grant.until ? say("cover.until_words", { when: grant.until.words }) : say("cover.until_closed")}
        {grant.reason && <span dir="auto"> {grant.reason}</span>}
      </p>
      {!grant.ended && (grant.kind === "cover" || grant.kind === "agency") && (
        <button type="button" class="link" onClick={onEnd}>
          {say("cover.end")}
          <span class="unseen"> {holder}</span>
        </button>
      )}
    </li>
  );
}

function WorkerField({ id, label, only }: { id: string; label: string; only?: string }) {
  const mine = myself();
  const shown = workers.value.filter((worker) => worker.id !== mine?.id && (!only || worker.role === only));
  return (
    <p class="entry-field">
      <label for={id}>{label}</label>
      <select id={id} name="worker" class="input" required>
        <option value="">{say("owner.choose")}</option>
        {shown.map((worker) => (
          <option key={worker.id} value={worker.id}>
            {worker.team ? `${worker.name}, ${worker.team}` : worker.name}
          </option>
        ))}
      </select>
    </p>
  );
}

function UntilAndWhy({ prefix }: { prefix: string }) {
  return (
    <>
      <p class="entry-field">
        <label for={`${prefix}-until`}>{say("cover.until")}</label>
        <input id={`${prefix}-until`} name="until" class="input" type="date" min={today()} defaultValue={inDays(7)} required />
      </p>
      <p class="entry-field">
        <label for={`${prefix}-reason`}>{say("cover.reason")}</label>
        <input id={`${prefix}-reason`} name="reason" class="input" type="text" dir="auto" autocomplete="off" required />
      </p>
    </>
  );
}

function CoverForm({ onDone }: { onDone: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const { busy, problem, done, send } = useSending();
  const start = async (event: Event) => {
    event.preventDefault();
    if (!form.current) return;
    const { worker = "", until = "", reason = "" } = values(form.current);
    if (await send(() => desk.cover(worker, until, reason), say("cover.started"))) {
      form.current.reset();
      onDone();
    }
  };
  return (
    <section class="box" aria-labelledby="cover-give">
      <h2 id="cover-give">{say("cover.give")}</h2>
      <form ref={form} class="entry-form" onSubmit={start}>
        <WorkerField id="cover-worker" label={say("cover.worker")} />
        <UntilAndWhy prefix="cover" />
        <Outcome problem={problem} done={done} />
        <Button kind="primary" type="submit" busy={busy}>
          {say("cover.button")}
        </Button>
      </form>
    </section>
  );
}

function AgencyForm({ onDone }: { onDone: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const { busy, problem, done, send } = useSending();
  useEffect(() => void loadPeople(), []);
  const give = async (event: Event) => {
    event.preventDefault();
    if (!form.current) return;
    const { person = "", worker = "", until = "", reason = "" } = values(form.current);
    if (await send(() => desk.agencyAccess(person, worker, until, reason), say("agency.given"))) {
      form.current.reset();
      onDone();
    }
  };
  return (
    <section class="box" aria-labelledby="agency-give">
      <h2 id="agency-give">{say("agency.title")}</h2>
      <form ref={form} class="entry-form" onSubmit={give}>
        <p class="entry-field">
          <label for="agency-person">{say("agency.person")}</label>
          <select id="agency-person" name="person" class="input" required>
            <option value="">{say("owner.choose")}</option>
            {(people.value ?? [])
              .filter((person) => !person.nameless)
              .map((person) => (
                <option key={person.id} value={person.id}>
                  {person.name}
                </option>
              ))}
          </select>
        </p>
        <WorkerField id="agency-worker" label={say("agency.worker")} only="other_agency" />
        <UntilAndWhy prefix="agency" />
        <Outcome problem={problem} done={done} />
        <Button kind="primary" type="submit" busy={busy}>
          {say("agency.button")}
        </Button>
      </form>
    </section>
  );
}

/** Who covers for whom, and who else may open a file for a time. */
export function CoverPage() {
  const asked = useAsked(async () => (await desk.grants()).grants);
  const { problem, done, send } = useSending();
  const grants = asked.value ?? [];
  const now = grants.filter((grant) => !grant.ended);
  const past = grants.filter((grant) => grant.ended);
  const end = async (grant: Grant) => {
    if (await send(() => desk.endGrant(grant.kind, grant.id), "")) await asked.again();
  };
  return (
    <>
      <PageHeading>{say("cover.title")}</PageHeading>
      <p class="soft">{say("cover.lead")}</p>
      <div class="boxes">
        <CoverForm onDone={() => void asked.again()} />
        {may("agency") && <AgencyForm onDone={() => void asked.again()} />}
        <section class="box" aria-labelledby="cover-now">
          <h2 id="cover-now">{say("cover.now")}</h2>
          <Outcome problem={problem} done={done} />
          <Asked problem={asked.problem} known={asked.value !== null} again={asked.again}>
            {now.length === 0 && <p class="soft">{say("cover.none")}</p>}
            <ul class="box-lines">
              {now.map((grant) => (
                <Line key={grant.id} grant={grant} onEnd={() => void end(grant)} />
              ))}
            </ul>
            {past.length > 0 && (
              <details class="settled">
                <summary>{say("cover.past")}</summary>
                <ul class="box-lines">
                  {past.map((grant) => (
                    <Line key={grant.id} grant={grant} onEnd={() => undefined} />
                  ))}
                </ul>
              </details>
            )}
          </Asked>
        </section>
      </div>
    </>
  );
}
