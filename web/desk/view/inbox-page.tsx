import type { InboxItem } from "../../shared/protocol";
import { t } from "../../shared/strings";
import { inbox, inboxAnswers, openAlerts, statementItems, takenOn } from "../inbox";
import { liveness } from "../live";
import { personLink } from "../route";
import { personName, timeOfDay } from "../words";
import { AlertCard, fromItem, fromView } from "./alert-card";
import { PageHeading } from "./page-heading";

function StatementRow({ item }: { item: InboxItem }) {
  const name = personName(item);
  return (
    <li class={item.read ? "item" : "item unread"}>
      <a class="item-main" href={personLink(item.young_person, item.session)}>
        <span class="who" dir="auto">
          {name}
        </span>
        <span class="unseen">, </span>
        <span class="item-title">{item.title}</span>
      </a>
      <span class="item-state">
        {item.read ? t("web.desk.statement.read_no_reply") : t("web.desk.statement.unread")}
      </span>
      <span class="item-when">{item.at.words}</span>
    </li>
  );
}

function Statements({ heading, items }: { heading: string; items: InboxItem[] }) {
  if (items.length === 0) return null;
  return (
    <section>
      <h2>
        {heading} <span class="count">{items.length}</span>
      </h2>
      <ul class="items">
        {items.map((item) => (
          <StatementRow key={item.ref} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Nothing() {
  const checked = timeOfDay(inbox.value?.checked ?? 0);
  if (liveness.value === "live") return <p class="nothing">{t("web.desk.inbox.nothing", { time: checked })}</p>;
  return <p class="nothing not-sure">{t("web.desk.inbox.nothing_then", { time: checked })}</p>;
}

/** What waits for this worker: alerts first, then statements nobody has read, then those nobody has answered. */
export function InboxPage() {
  const taken = takenOn.value;
  const takenIds = new Set(taken.map(({ view }) => view.id));
  const open = openAlerts.value.filter((item) => !takenIds.has(item.ref));
  const unread = statementItems.value.filter((item) => !item.read);
  const unanswered = statementItems.value.filter((item) => item.read);
  const known = inbox.value !== null;
  const empty = open.length + unread.length + unanswered.length + taken.length === 0;
  return (
    <>
      <PageHeading>{t("web.desk.inbox.title")}</PageHeading>
      {!known && <p class="soft">{inboxAnswers.value ? t("web.desk.loading") : t("web.desk.inbox.unknown")}</p>}
      {known && empty && <Nothing />}
      {open.length > 0 && (
        <section>
          <h2>
            {t("web.desk.inbox.alerts")} <span class="count">{open.length}</span>
          </h2>
          <div class="cards">
            {open.map((item) => (
              <AlertCard key={item.ref} alert={fromItem(item)} />
            ))}
          </div>
        </section>
      )}
      {known && open.length === 0 && !empty && (
        <p class="soft">
          {liveness.value === "live"
            ? t("web.desk.inbox.no_alerts")
            : t("web.desk.inbox.no_alerts_then", { time: timeOfDay(inbox.value?.checked ?? 0) })}
        </p>
      )}
      {taken.length > 0 && (
        <section>
          <h2>{t("web.desk.inbox.taken_on")}</h2>
          <div class="cards">
            {taken.map(({ view, nameless }) => (
              <AlertCard key={view.id} alert={fromView(view, nameless)} />
            ))}
          </div>
        </section>
      )}
      <Statements heading={t("web.desk.inbox.unread")} items={unread} />
      <Statements heading={t("web.desk.inbox.unanswered")} items={unanswered} />
    </>
  );
}
