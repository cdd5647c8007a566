import { effect } from "@preact/signals";
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { t, useLanguage } from "../shared/strings";
import { closeCaseFile } from "./case-file";
import { unsent } from "./drafts";
import { waiting } from "./inbox";
import { liveness, stayLive } from "./live";
import { followKeys } from "./keys";
import { may, type Offer } from "./roles";
import { followRoutes, type Route, route } from "./route";
import { found, say } from "./say";
import { openDesk, signedIn } from "./session";
import { AdminPage } from "./view/admin-page";
import { BreakGlassPage } from "./view/break-glass-page";
import { CoverPage } from "./view/cover-page";
import { GlossaryPage } from "./view/glossary-page";
import { InboxPage } from "./view/inbox-page";
import { PeoplePage } from "./view/people-page";
import { PersonPage } from "./view/person-page";
import { SearchPage } from "./view/search-page";
import { Shell } from "./view/shell";
import { SignInPage } from "./view/sign-in-page";
import { TotalsPage } from "./view/totals-page";
import { loadWorkers } from "./workers";

const tryAgainAfter = 5_000;

const needed: Partial<Record<Route["page"], Offer>> = {
  inbox: "inbox",
  people: "people",
  person: "people",
  search: "people",
  cover: "cover",
  "break-glass": "break_glass",
  totals: "totals",
  admin: "admin",
};

function Elsewhere() {
  if (may("people")) return <PeoplePage />;
  if (may("totals")) return <TotalsPage />;
  if (may("admin")) return <AdminPage />;
  return <p class="soft">{say("not_yours")}</p>;
}

function Page() {
  const shown = route.value;
  useEffect(() => {
    if (shown.page !== "person" && shown.page !== "inbox") closeCaseFile();
  }, [shown.page]);
  useEffect(() => {
    if (may("people")) void loadWorkers();
  }, []);
  const needs = needed[shown.page];
  // A page that this role has not is not there: the first one it has stands in its place.
  if (needs && !may(needs)) return <Elsewhere />;
  switch (shown.page) {
    case "inbox":
      return <InboxPage chosen={shown.chosen} />;
    case "search":
      return <SearchPage />;
    case "cover":
      return <CoverPage />;
    case "break-glass":
      return <BreakGlassPage />;
    case "totals":
      return <TotalsPage />;
    case "admin":
      return <AdminPage />;
    case "people":
      return <PeoplePage />;
    case "glossary":
      return <GlossaryPage />;
    case "person":
      return <PersonPage key={shown.youngPerson} youngPerson={shown.youngPerson} session={shown.session} part={shown.part} />;
  }
}

function Desk() {
  const who = signedIn.value;
  switch (who.state) {
    case "in":
      return (
        <Shell me={who.me}>
          <Page />
        </Shell>
      );
    case "out":
      return (
        <Shell me={null}>
          <SignInPage why={who.why} />
        </Shell>
      );
    case "unreached":
      return (
        <Shell me={null}>
          <p class="problem" role="alert">
            {t("web.desk.unreached")}
          </p>
        </Shell>
      );
    case "asking":
      return (
        <Shell me={null}>
          <p class="soft">{t("web.desk.loading")}</p>
        </Shell>
      );
  }
}

// Titles are seen over shoulders and kept in histories: a count and the name of the page, never the name of a person.
function title(): string {
  if (signedIn.value.state !== "in") return t("web.desk.title.door");
  const name = route.value.page;
  const page = found(`title.${name}`) ?? t(`web.desk.title.${name}`);
  if (!may("inbox")) return page;
  if (liveness.value === "lost") return t("web.desk.title.lost", { page });
  return waiting.value > 0 ? t("web.desk.title.waiting", { count: waiting.value, page }) : page;
}

async function begin(place: HTMLElement): Promise<void> {
  // Without its words the page can say nothing true; what index.html says stands until they are here.
  while (!(await useLanguage("en"))) await new Promise((resolve) => setTimeout(resolve, tryAgainAfter));
  place.replaceChildren();
  effect(() => {
    document.title = title();
  });
  followRoutes();
  followKeys();
  stayLive();
  addEventListener("beforeunload", (event) => {
    if (unsent.value) event.preventDefault();
  });
  render(<Desk />, place);
  await openDesk();
  while (signedIn.value.state === "unreached") {
    await new Promise((resolve) => setTimeout(resolve, tryAgainAfter));
    await openDesk();
  }
}

const place = document.getElementById("desk");
if (place) void begin(place);
