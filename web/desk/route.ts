import { signal } from "@preact/signals";

/** Which page of the desk is shown. It lives in the fragment, which never leaves the browser, and holds random ids only. */
export type Route =
  | { page: "inbox" }
  | { page: "people" }
  | { page: "glossary" }
  | { page: "person"; youngPerson: string; session: string | null };

const id = /^[0-9a-f]{32}$/;

export function parseRoute(hash: string): Route {
  const [page, youngPerson, session] = hash.replace(/^#\/?/, "").split("/");
  if (page === "people") return { page: "people" };
  if (page === "glossary") return { page: "glossary" };
  if (page === "person" && youngPerson !== undefined && id.test(youngPerson))
    return { page: "person", youngPerson, session: session !== undefined && id.test(session) ? session : null };
  return { page: "inbox" };
}

export const inboxLink = "#/inbox";
export const peopleLink = "#/people";
export const glossaryLink = "#/glossary";
export const personLink = (youngPerson: string, session?: string) =>
  session ? `#/person/${youngPerson}/${session}` : `#/person/${youngPerson}`;

export const route = signal<Route>(parseRoute(location.hash));

let turned = false;

/** Whether a person has gone from one page to another; the page they opened first keeps the focus where it was. */
export function pageTurned(): boolean {
  return turned;
}

export function followRoutes(): void {
  addEventListener("hashchange", () => {
    turned = true;
    route.value = parseRoute(location.hash);
    scrollTo(0, 0);
  });
}
