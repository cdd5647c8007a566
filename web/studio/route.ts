import { signal } from "@preact/signals";

export const tabs = ["words", "file", "preview", "changes"] as const;
export type Tab = (typeof tabs)[number];

/** Which page of the studio is shown. It lives in the fragment, which never leaves the browser. */
export type Route =
  | { page: "flows" }
  | { page: "flow"; flow: string }
  | { page: "draft"; draft: string; tab: Tab; step: string }
  | { page: "translations" };

const name = /^[\w-]+$/;

export function parseRoute(hash: string): Route {
  const [page, id, tab, step] = hash.replace(/^#\/?/, "").split("/");
  if (page === "translations") return { page };
  if (page === "flow" && id !== undefined && name.test(id)) return { page, flow: id };
  if (page === "draft" && id !== undefined && name.test(id))
    return {
      page,
      draft: id,
      tab: tabs.find((known) => known === tab) ?? "words",
      step: step !== undefined && name.test(step) ? step : "",
    };
  return { page: "flows" };
}

export const flowsLink = "#/flows";
export const translationsLink = "#/translations";
export const flowLink = (flow: string) => `#/flow/${flow}`;
export const draftLink = (draft: string, tab: Tab = "words", step = "") =>
  `#/draft/${draft}/${tab}${step === "" ? "" : `/${step}`}`;

export const route = signal<Route>({ page: "flows" });

let turned = false;

/** Whether a person has gone from one page to another; the page they opened first keeps the focus where it was. */
export function pageTurned(): boolean {
  return turned;
}

/** Two places on one page: turning from one to the other does not begin a new page. */
export function samePage(a: Route, b: Route): boolean {
  if (a.page === "draft" && b.page === "draft") return a.draft === b.draft && a.tab === b.tab;
  return a.page === "flow" && b.page === "flow" ? a.flow === b.flow : a.page === b.page;
}

export function followRoutes(): void {
  route.value = parseRoute(location.hash);
  addEventListener("hashchange", () => {
    turned = true;
    const before = route.value;
    route.value = parseRoute(location.hash);
    if (!samePage(before, route.value)) scrollTo(0, 0);
  });
}
