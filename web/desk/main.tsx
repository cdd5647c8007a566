import { effect } from "@preact/signals";
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { t, useLanguage } from "../shared/strings";
import { closeCaseFile } from "./case-file";
import { unsent } from "./drafts";
import { waiting } from "./inbox";
import { liveness, stayLive } from "./live";
import { followRoutes, route } from "./route";
import { openDesk, signedIn } from "./session";
import { GlossaryPage } from "./view/glossary-page";
import { InboxPage } from "./view/inbox-page";
import { PeoplePage } from "./view/people-page";
import { PersonPage } from "./view/person-page";
import { Shell } from "./view/shell";
import { SignInPage } from "./view/sign-in-page";

const tryAgainAfter = 5_000;

function Page() {
  const shown = route.value;
  useEffect(() => {
    if (shown.page !== "person") closeCaseFile();
  }, [shown.page]);
  switch (shown.page) {
    case "inbox":
      return <InboxPage />;
    case "people":
      return <PeoplePage />;
    case "glossary":
      return <GlossaryPage />;
    case "person":
      return <PersonPage key={shown.youngPerson} youngPerson={shown.youngPerson} session={shown.session} />;
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
  const page = t(`web.desk.title.${route.value.page}`);
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
