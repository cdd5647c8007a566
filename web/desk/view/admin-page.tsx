import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { desk } from "../api";
import { named, say } from "../say";
import type { AdminWorker } from "../types";
import { Asked, Outcome, useAsked, useSending } from "./asking";
import { PageHeading } from "./page-heading";

const roles = [
  "personal_adviser", "team_manager", "duty_team", "out_of_hours", "safeguarding_lead", "data_officer",
  "content_author", "content_approver", "member", "other_agency", "administrator",
] as const;

function RoleOptions() {
  return (
    <>
      {roles.map((role) => (
        <option key={role} value={role}>
          {named("role", role)}
        </option>
      ))}
    </>
  );
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** What young people are told of a worker: when they are there, and where to call. */
function CardForm({ worker, onDone }: { worker: AdminWorker; onDone: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const { busy, problem, done, send } = useSending();
  const save = async (event: Event) => {
    event.preventDefault();
    if (!form.current) return;
    const data = new FormData(form.current);
    const card = {
      days: data.getAll("day").map(Number),
      phone: String(data.get("phone") ?? "").trim(),
      after_hours: String(data.get("after_hours") ?? "").trim(),
    };
    if (await send(() => desk.setCard(worker.id, card), say("admin.card_saved"))) onDone();
  };
  const number = (name: "phone" | "after_hours") => (
    <p class="entry-field">
      <label for={`${worker.id}-${name}`}>{say(`admin.${name}`)}</label>
      <input id={`${worker.id}-${name}`} name={name} class="input" type="tel" autocomplete="off" dir="ltr" defaultValue={worker[name] ?? ""} />
    </p>
  );
  return (
    <form ref={form} class="entry-form" onSubmit={save}>
      <fieldset class="days">
        <legend>{say("admin.days")}</legend>
        {weekdays.map((day) => (
          <label key={day}>
            <input type="checkbox" name="day" value={day} defaultChecked={worker.days?.includes(day) ?? false} /> {say(`admin.day_${day}`)}
          </label>
        ))}
      </fieldset>
      {number("phone")}
      {number("after_hours")}
      <Outcome problem={problem} done={done} />
      <Button kind="primary" type="submit" busy={busy}>
        {say("admin.card_save")}
        <span class="unseen"> {worker.name}</span>
      </Button>
    </form>
  );
}

interface Acts {
  setRole: (worker: AdminWorker, role: string) => void;
  deactivate: (worker: AdminWorker) => void;
}

function Row({ worker, setRole, deactivate }: { worker: AdminWorker } & Acts) {
  // The first press asks, the second does it.
  const sure = useSignal(false);
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <bdi>{worker.name}</bdi>
      </th>
      <td role="cell" data-label={say("admin.user")}>
        {worker.user}
      </td>
      <td role="cell" data-label={say("admin.team")} dir="auto">
        {worker.team}
      </td>
      <td role="cell" data-label={say("admin.role")}>
        {worker.active ? (
          <select
            class="input input-small"
            aria-label={say("admin.role_of", { name: worker.name })}
            value={worker.role}
            onChange={(event) => setRole(worker, event.currentTarget.value)}
          >
            <RoleOptions />
          </select>
        ) : (
          named("role", worker.role)
        )}
      </td>
      <td role="cell" data-label={say("admin.state")}>
        {say(worker.active ? "admin.active" : "admin.inactive")}
      </td>
      <td role="cell" class="item-action">
        {worker.active && (
          <Button
            class="button-small"
            kind={sure.value ? "danger" : "quiet"}
            onClick={() => {
              if (sure.value) deactivate(worker);
              sure.value = !sure.value;
            }}
          >
            {sure.value ? say("admin.sure", { name: worker.name }) : say("admin.deactivate")}
            {!sure.value && <span class="unseen"> {worker.name}</span>}
          </Button>
        )}
      </td>
    </tr>
  );
}

function AddForm({ onDone }: { onDone: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const { busy, problem, done, send } = useSending();
  const add = async (event: Event) => {
    event.preventDefault();
    if (!form.current) return;
    const data = new FormData(form.current);
    const read = (name: string) => String(data.get(name) ?? "").trim();
    const worker = { name: read("name"), user: read("user"), role: read("role"), team: read("team"), password: read("password") };
    if (await send(() => desk.addWorker(worker), say("admin.added"))) {
      form.current.reset();
      onDone();
    }
  };
  const field = (name: "name" | "user" | "team", required: boolean) => (
    <p class="entry-field">
      <label for={`add-${name}`}>{say(`admin.${name}`)}</label>
      <input id={`add-${name}`} name={name} class="input" type="text" autocomplete="off" required={required} />
    </p>
  );
  return (
    <section class="box" aria-labelledby="add-worker">
      <h2 id="add-worker">{say("admin.add")}</h2>
      <form ref={form} class="entry-form in-columns" onSubmit={add}>
        {field("name", true)}
        {field("user", true)}
        <p class="entry-field">
          <label for="add-role">{say("admin.role")}</label>
          <select id="add-role" name="role" class="input">
            <RoleOptions />
          </select>
        </p>
        {field("team", false)}
        <p class="entry-field">
          <label for="add-password">{say("admin.password")}</label>
          <input id="add-password" name="password" class="input" type="password" autocomplete="new-password" required />
        </p>
        <div class="whole-row">
          <Outcome problem={problem} done={done} />
          <Button kind="primary" type="submit" busy={busy}>
            {say("admin.add_button")}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** One box for each worker young people can have in their team. */
function Cards({ workers, onDone }: { workers: readonly AdminWorker[]; onDone: () => void }) {
  const shown = workers.filter((worker) => worker.active && (worker.role === "personal_adviser" || worker.role === "team_manager"));
  return (
    <section class="box" aria-labelledby="cards">
      <h2 id="cards">{say("admin.cards")}</h2>
      <p class="soft">{say("admin.cards_lead")}</p>
      {shown.map((worker) => (
        <details key={worker.id} class="settled">
          <summary dir="auto">{worker.name}</summary>
          <CardForm worker={worker} onDone={onDone} />
        </details>
      ))}
    </section>
  );
}

/** Who may sign in, and as what. */
export function AdminPage() {
  const asked = useAsked(async () => (await desk.adminWorkers()).workers);
  const { problem, done, send } = useSending();
  const change = async (act: () => Promise<unknown>) => {
    await send(act, "");
    await asked.again();
  };
  const deactivate = (worker: AdminWorker) => void change(() => desk.deactivate(worker.id));
  return (
    <>
      <PageHeading>{say("admin.title")}</PageHeading>
      <p class="soft">{say("admin.lead")}</p>
      <Outcome problem={problem} done={done} />
      <Asked problem={asked.problem} known={asked.value !== null} again={asked.again}>
        <table class="people" role="table">
          <caption class="unseen">{say("admin.title")}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {(["name", "user", "team", "role", "state", "act"] as const).map((name) => (
                <th scope="col" key={name}>
                  {say(`admin.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {asked.value?.map((worker) => (
              <Row
                key={worker.id}
                worker={worker}
                setRole={(one, role) => void change(() => desk.setRole(one.id, role))}
                deactivate={deactivate}
              />
            ))}
          </tbody>
        </table>
      </Asked>
      <Cards workers={asked.value ?? []} onDone={() => void asked.again()} />
      <AddForm onDone={() => void asked.again()} />
    </>
  );
}
