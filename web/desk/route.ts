import { signal } from "@preact/signals";

/** The parts of one case file, each a page of its own. */
export const parts = ["timeline", "plan", "about", "print"] as const;
export type Part = (typeof parts)[number];

const plain = ["people", "glossary", "search", "cover", "break-glass", "totals", "admin"] as const;
export type PlainPage = (typeof plain)[number];

/** What is on the right of the inbox: whose it is, what was said, and the alert or entry that it is about. */
export interface Chosen {
  youngPerson: string;
  session: string;
  ref: string;
}

/** Which page of the desk is shown. It lives in the fragment, which never leaves the browser, and holds random ids only. */
export type Route =
  | { page: "inbox"; chosen: Chosen | null }
  | { page: PlainPage }
  | { page: "person"; youngPerson: string; session: string | null; part: Part };

const id = /^[0-9a-f]{32}$/;
const isId = (text: string | undefined): text is string => text !== undefined && id.test(text);

export function parseRoute(hash: string): Route {
  const [page, first, second, third] = hash.replace(/^#\/?/, "").split("/");
  const alone = plain.find((name) => name === page);
  if (alone) return { page: alone };
  if (page === "person" && isId(first)) {
    const part = parts.find((name) => name === second) ?? "timeline";
    return { page: "person", youngPerson: first, session: isId(second) ? second : null, part };
  }
  const chosen = isId(first) && isId(second) && isId(third) ? { youngPerson: first, session: second, ref: third } : null;
  return { page: "inbox", chosen };
}

export const inboxLink = "#/inbox";
export const peopleLink = "#/people";
export const glossaryLink = "#/glossary";
export const pageLink = (page: PlainPage) => `#/${page}`;
export const personLink = (youngPerson: string, to?: string) =>
  to ? `#/person/${youngPerson}/${to}` : `#/person/${youngPerson}`;
export const chosenLink = ({ youngPerson, session, ref }: Chosen) => `#/inbox/${youngPerson}/${session}/${ref}`;

export const route = signal<Route>(parseRoute(location.hash));

let turned = false;

/** Whether a person has gone from one page to another; the page they opened first keeps the focus where it was. */
export function pageTurned(): boolean {
  return turned;
}

/** Goes to a page as if its link had been pressed. */
export function go(link: string): void {
  location.hash = link;
}

export function followRoutes(): void {
  addEventListener("hashchange", () => {
    turned = true;
    const before = route.value;
    route.value = parseRoute(location.hash);
    // The list on the left stays where it is when something in it is chosen.
    const sameList = before.page === "inbox" && route.value.page === "inbox" && matchMedia("(min-width: 64rem)").matches;
    if (!sameList) scrollTo(0, 0);
  });
}
