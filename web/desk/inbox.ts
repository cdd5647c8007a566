import { computed, signal } from "@preact/signals";
import { ProblemError } from "../shared/http";
import type { AlertView, Id, InboxNews } from "../shared/protocol";
import { t } from "../shared/strings";
import { announce, announceUrgent } from "./announce";
import { desk } from "./api";
import { noteFailure, onSignedOut } from "./session";
import { type Group, groups, type Item } from "./types";
import { personName } from "./words";

export interface Inbox {
  items: Item[];
  /** When the server last said that this is all there is. */
  checked: number;
}

export interface TakenOn {
  view: AlertView;
  nameless: boolean;
}

export const inbox = signal<Inbox | null>(null);
/** False while the last try to ask for the inbox has failed. */
export const inboxAnswers = signal(true);
/** The words behind the alerts that have been opened, or shown of themselves because they are pressing. */
export const alertWords = signal<ReadonlyMap<Id, AlertView>>(new Map());
export const wordsFailed = signal<ReadonlySet<Id>>(new Set());
/** Alerts this worker has taken on since signing in: they leave the inbox, but stay on the page to be answered. */
export const takenOn = signal<readonly TakenOn[]>([]);
/** Alerts that came while the page was open. */
export const arrived = signal<ReadonlySet<Id>>(new Set());

export const openAlerts = computed(() => (inbox.value?.items ?? []).filter((item) => item.kind === "alert"));
export const statementItems = computed(() => (inbox.value?.items ?? []).filter((item) => item.kind === "statement"));
export const pressing = computed(() => openAlerts.value.filter(isPressing));
/** The lines of the inbox, in the order in which a person should look at them. */
export const grouped = computed(() =>
  groups
    .map((group) => ({ group, items: (inbox.value?.items ?? []).filter((item) => groupOf(item) === group) }))
    .filter(({ items }) => items.length > 0),
);
/** What wants somebody to do something: not what only waits for the young person, or is done. */
export const waiting = computed(
  () => (inbox.value?.items ?? []).filter((item) => !["promised", "waiting", "done"].includes(groupOf(item))).length,
);
export const overdue = computed(() => (inbox.value?.items ?? []).filter((item) => groupOf(item) === "overdue").length);

// A request that never ends would look like an inbox in which nothing happens.
const patience = 10_000;
const shownAtOnce = 12;

let asking: Promise<void> | null = null;
let askAgain = false;

export function isPressing(item: Item): boolean {
  return item.level === "urgent" || item.overdue;
}

/** The group that the server put it into; worked out here for one that does not. */
export function groupOf(item: Item): Group {
  if (item.group && groups.includes(item.group)) return item.group;
  if (item.kind === "alert") return item.overdue ? "overdue" : item.level === "routine" ? "new" : "urgent";
  if (item.overdue || item.due?.overdue) return "overdue";
  if (item.kind === "action") return "promised";
  if (item.kind === "statement" && item.read) return item.replied ? "done" : "promised";
  return "new";
}

async function withPatience<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ProblemError(0, "unavailable", "")), patience);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks for the inbox. What happens while an answer is on its way leads to one more question, not to many. */
export function refreshInbox(): Promise<void> {
  if (asking) {
    askAgain = true;
    return asking;
  }
  asking = ask().finally(() => {
    asking = null;
    if (!askAgain) return;
    askAgain = false;
    void refreshInbox();
  });
  return asking;
}

async function ask(): Promise<void> {
  try {
    const { items } = await withPatience(desk.inbox());
    const before = inbox.value;
    inbox.value = { items, checked: Date.now() };
    inboxAnswers.value = true;
    if (before) tellWhatIsNew(before.items, items);
    showPressingWords();
  } catch (error) {
    if (!noteFailure(error)) inboxAnswers.value = false;
  }
}

function tellWhatIsNew(before: Item[], after: Item[]): void {
  const seen = new Set(before.map((item) => item.ref));
  const fresh = after.filter((item) => !seen.has(item.ref));
  const alerts = fresh.filter((item) => item.kind === "alert");
  if (alerts.length > 0) arrived.value = new Set([...arrived.value, ...alerts.map((item) => item.ref)]);
  const first = fresh[0];
  if (!first) return;
  const urgent = alerts.find((item) => item.level === "urgent");
  if (urgent) {
    announceUrgent(t("web.desk.announce.urgent", { title: urgent.title, name: personName(urgent) }));
    return;
  }
  const key = first.kind === "alert" ? "web.desk.announce.alert" : "web.desk.announce.statement";
  announce(t(key, { title: first.title, name: personName(first) }));
}

// Every showing of words is written into the audit, so what is not pressing waits until a person asks for it.
function showPressingWords(): void {
  const wanted = openAlerts.value.filter((item) => isPressing(item) || arrived.value.has(item.ref));
  for (const item of wanted.slice(0, shownAtOnce)) if (!alertWords.value.has(item.ref)) void fetchWords(item.ref);
}

const fetching = new Set<Id>();

/** Brings the words of one alert onto its card. */
export async function fetchWords(alert: Id): Promise<void> {
  if (fetching.has(alert)) return;
  fetching.add(alert);
  try {
    keepWords(await withPatience(desk.alert(alert)));
  } catch (error) {
    if (!noteFailure(error)) wordsFailed.value = new Set(wordsFailed.value).add(alert);
  } finally {
    fetching.delete(alert);
  }
}

function keepWords(view: AlertView): void {
  alertWords.value = new Map(alertWords.value).set(view.id, view);
  const failed = new Set(wordsFailed.value);
  if (failed.delete(view.id)) wordsFailed.value = failed;
}

/** A line from the socket: it says that something has changed, never what. */
export function receiveNews(news: InboxNews): void {
  if (news.kind === "alert") void fetchWords(news.ref);
  void refreshInbox();
}

/** Takes an alert on. Throws what the server said if it could not be kept. */
export async function acknowledge(alert: Id, nameless: boolean): Promise<void> {
  const view = await desk.acknowledge(alert);
  takenOn.value = [{ view, nameless }, ...takenOn.value.filter((other) => other.view.id !== view.id)];
  keepWords(view);
  void refreshInbox();
}

export function putAway(alert: Id): void {
  takenOn.value = takenOn.value.filter((taken) => taken.view.id !== alert);
}

onSignedOut(() => {
  inbox.value = null;
  inboxAnswers.value = true;
  alertWords.value = new Map();
  wordsFailed.value = new Set();
  takenOn.value = [];
  arrived.value = new Set();
});
