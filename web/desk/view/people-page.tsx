import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../../shared/strings";
import { inbox } from "../inbox";
import { loadPeople, people, peopleAnswer } from "../people";
import { may } from "../roles";
import { personLink } from "../route";
import { say } from "../say";
import type { Person } from "../types";
import { counted, personName, silentWeeks } from "../words";
import { CodeButton } from "./code-dialog";
import { PageHeading } from "./page-heading";

function LastHeard({ entry }: { entry: Person }) {
  if (!entry.last_heard) return <strong class="silent">{t("web.desk.people.never")}</strong>;
  const weeks = entry.not_heard_weeks ?? silentWeeks(entry.last_heard.at, Date.now());
  if (weeks === 0) return <>{entry.last_heard.words}</>;
  return (
    <span>
      <strong class="silent">{t("web.desk.people.silent", { weeks })}</strong>{" "}
      <span class="small soft">{t("web.desk.people.last", { when: entry.last_heard.words })}</span>
    </span>
  );
}

function Row({ entry, advisers }: { entry: Person; advisers: boolean }) {
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <a class="who" href={personLink(entry.id)} dir="auto">
          {personName(entry)}
        </a>
      </th>
      <td role="cell" data-label={t("web.desk.people.open_alerts")} class={entry.open_alerts > 0 ? "number some" : "number"}>
        {entry.open_alerts}
      </td>
      <td role="cell" data-label={t("web.desk.people.unread")} class={entry.unread > 0 ? "number some" : "number"}>
        {entry.unread}
      </td>
      <td role="cell" data-label={t("web.desk.people.last_heard")}>
        <LastHeard entry={entry} />
      </td>
      <td role="cell" data-label={say("people.next_due")} class="brief">
        {entry.next_due && <span class={entry.next_due.overdue ? "overdue" : ""}>{entry.next_due.words}</span>}
      </td>
      {advisers && (
        <td role="cell" data-label={t("web.desk.person.adviser")} class="brief" dir="auto">
          {entry.adviser}
        </td>
      )}
      {may("codes") && (
        <td role="cell" class="item-action">
          {!entry.nameless && <CodeButton youngPerson={entry.id} name={entry.name} small />}
        </td>
      )}
    </tr>
  );
}

export function PeopleTable({ entries }: { entries: Person[] }) {
  const advisers = new Set(entries.map((entry) => entry.adviser)).size > 1;
  return (
    <table class="people" role="table">
      <caption class="unseen">{t("web.desk.people.title")}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col">{t("web.desk.people.name")}</th>
          <th scope="col" class="number">
            {t("web.desk.people.open_alerts")}
          </th>
          <th scope="col" class="number">
            {t("web.desk.people.unread")}
          </th>
          <th scope="col">{t("web.desk.people.last_heard")}</th>
          <th scope="col">{say("people.next_due")}</th>
          {advisers && <th scope="col">{t("web.desk.person.adviser")}</th>}
          {may("codes") && <th scope="col">{t("web.desk.code.column")}</th>}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} advisers={advisers} />
        ))}
      </tbody>
    </table>
  );
}

const quietFrom = 4;

function isQuiet(entry: Person): boolean {
  if (!entry.last_heard) return true;
  return (entry.not_heard_weeks ?? silentWeeks(entry.last_heard.at, Date.now())) >= quietFrom;
}

/** Everybody whose words this worker may read, and how long it is since they were heard. */
export function PeoplePage() {
  const wanted = useSignal("");
  // What changes the inbox changes these counts too.
  const checked = inbox.value?.checked;
  useEffect(() => void loadPeople(), [checked]);
  const list = people.value;
  const like = wanted.value.trim().toLocaleLowerCase();
  const quiet = useSignal(false);
  const shown = (list ?? [])
    .filter((entry) => personName(entry).toLocaleLowerCase().includes(like))
    .filter((entry) => !quiet.value || isQuiet(entry));
  return (
    <>
      <PageHeading>{t("web.desk.people.title")}</PageHeading>
      {!peopleAnswer.value && (
        <p class="problem" role="alert">
          {list ? t("web.desk.people.stale") : t("web.desk.people.unreached")}
        </p>
      )}
      {!list && peopleAnswer.value && <p class="soft">{t("web.desk.loading")}</p>}
      {list && list.length > 0 && (
        <>
          <p class="find">
            <label for="find-person">{t("web.desk.people.find")}</label>
            <input
              id="find-person"
              type="search"
              autocomplete="off"
              dir="auto"
              value={wanted.value}
              onInput={(event) => (wanted.value = event.currentTarget.value)}
            />
            <label class="check only-quiet">
              <input type="checkbox" checked={quiet.value} onChange={(event) => (quiet.value = event.currentTarget.checked)} />
              <span>{say("people.only_quiet", { weeks: quietFrom })}</span>
            </label>
          </p>
          <p class="soft" role="status">
            {like === "" && !quiet.value ? counted("web.desk.people.count", list.length) : counted("web.desk.people.found", shown.length)}
          </p>
          {shown.length > 0 && <PeopleTable entries={shown} />}
        </>
      )}
      {list && list.length === 0 && <p class="soft">{t("web.desk.people.none")}</p>}
    </>
  );
}
