import { has, t } from "../shared/strings";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });

/** England's time of day: "14:05". For moments this page has seen itself; all others come with the server's words. */
export function timeOfDay(at: number): string {
  return clock.format(at);
}

const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/London" });

/** The same with every moment as date and time: on paper "today" is soon another day. */
export function dated<T>(value: T): T {
  if (Array.isArray(value)) return value.map(dated) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, dated(one) as unknown]);
  const made = Object.fromEntries(entries) as Record<string, unknown>;
  if (typeof made["at"] === "number" && typeof made["words"] === "string") made["words"] = moment.format(made["at"]);
  return made as T;
}

/** Keeps a name written in another direction from turning round the words beside it. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

export function personName(person: { name: string; nameless?: boolean }): string {
  return person.nameless || person.name === "" ? t("web.desk.visitor") : person.name;
}

/** Words for one thing or for several: `key.one` or `key.other`. */
export function counted(key: string, count: number, args: Record<string, string | number> = {}): string {
  return t(`${key}.${count === 1 ? "one" : "other"}`, { ...args, count });
}

/** Plain words for a name the server knows, or the name itself where there are none. */
export function known(prefix: string, name: string): string {
  const key = `${prefix}.${name}`;
  return has(key) ? t(key) : name;
}

const week = 7 * 24 * 60 * 60 * 1000;

/** Whole weeks of silence, once there are two of them; 0 before that. */
export function silentWeeks(lastHeard: number, now: number): number {
  const weeks = Math.floor((now - lastHeard) / week);
  return weeks >= 2 ? weeks : 0;
}
