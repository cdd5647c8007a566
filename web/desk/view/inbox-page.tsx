import { t } from "../../shared/strings";
import { grouped, inbox, inboxAnswers, openAlerts, takenOn } from "../inbox";
import { step, useKeys } from "../keys";
import { liveness } from "../live";
import { type Chosen, go, inboxLink } from "../route";
import { named, say } from "../say";
import type { Group, Item } from "../types";
import { timeOfDay } from "../words";
import { AlertCard, fromItem, fromView } from "./alert-card";
import { ItemRow } from "./item-row";
import { PageHeading } from "./page-heading";
import { Triage } from "./triage";

function Nothing() {
  const checked = timeOfDay(inbox.value?.checked ?? 0);
  if (liveness.value === "live") return <p class="nothing">{t("web.desk.inbox.nothing", { time: checked })}</p>;
  return <p class="nothing not-sure">{t("web.desk.inbox.nothing_then", { time: checked })}</p>;
}

function Rows({ group, items, chosen }: { group: Group; items: readonly Item[]; chosen: Chosen | null }) {
  return (
    <ul class="rows">
      {items.map((item) => (
        <ItemRow key={`${item.kind}${item.ref}`} item={item} group={group} current={chosen?.ref === item.ref} />
      ))}
    </ul>
  );
}

function List({ chosen }: { chosen: Chosen | null }) {
  return (
    <div class="inbox-list">
      {grouped.value.map(({ group, items }) => (
        <section key={group} class={`group group-${group}`} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>
            {named("group", group)} <span class="count">{items.length}</span>
          </h2>
          {group === "done" ? (
            <details class="settled">
              <summary>{say("inbox.show_done")}</summary>
              <Rows group={group} items={items} chosen={chosen} />
            </details>
          ) : (
            <Rows group={group} items={items} chosen={chosen} />
          )}
        </section>
      ))}
    </div>
  );
}

/** Nothing is chosen: what needs somebody now stands here with its words, so that nobody has to look for it. */
function Now() {
  const taken = takenOn.value;
  const takenIds = new Set(taken.map(({ view }) => view.id));
  const open = openAlerts.value.filter((item) => !takenIds.has(item.ref));
  if (open.length + taken.length === 0)
    return (
      <div class="choose">
        <p class="soft">
          {liveness.value === "live"
            ? t("web.desk.inbox.no_alerts")
            : t("web.desk.inbox.no_alerts_then", { time: timeOfDay(inbox.value?.checked ?? 0) })}
        </p>
        <p class="soft choose-hint">
          {say("inbox.choose")} {say("inbox.choose_keys")}
        </p>
      </div>
    );
  return (
    <>
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
    </>
  );
}

/** What waits for this worker on the left, most pressing first; what is dealt with on the right. */
export function InboxPage({ chosen }: { chosen: Chosen | null }) {
  const known = inbox.value !== null;
  const empty = (inbox.value?.items.length ?? 0) + takenOn.value.length === 0;
  useKeys({
    j: () => step(".row", 1),
    k: () => step(".row", -1),
    ...(chosen && { u: () => go(inboxLink) }),
  });
  return (
    <div class={chosen ? "inbox inbox-chosen" : "inbox"}>
      <div class="inbox-left">
        <PageHeading>{t("web.desk.inbox.title")}</PageHeading>
        {!known && <p class="soft">{inboxAnswers.value ? t("web.desk.loading") : t("web.desk.inbox.unknown")}</p>}
        {known && empty && <Nothing />}
        {known && !empty && <List chosen={chosen} />}
      </div>
      <div class="inbox-right">{chosen ? <Triage key={`${chosen.session}${chosen.ref}`} chosen={chosen} /> : known && !empty && <Now />}</div>
    </div>
  );
}
