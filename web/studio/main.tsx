import { effect } from "@preact/signals";
import { render } from "preact";
import { showDraft, unsavedDrafts, unsavedHere } from "./draft";
import { followRoutes, route } from "./route";
import { openStudio, signedIn } from "./session";
import { DraftPage } from "./view/draft-page";
import { FlowPage } from "./view/flow-page";
import { FlowsPage } from "./view/flows-page";
import { Shell } from "./view/shell";
import { SignInPage } from "./view/sign-in-page";
import { TranslationsPage } from "./view/translations-page";
import { say } from "./words";

const tryAgainAfter = 5_000;

function Page() {
  const shown = route.value;
  switch (shown.page) {
    case "flows":
      return <FlowsPage />;
    case "flow":
      return <FlowPage key={shown.flow} flow={shown.flow} />;
    case "draft":
      return <DraftPage key={shown.draft} id={shown.draft} tab={shown.tab} step={shown.step} />;
    case "translations":
      return <TranslationsPage />;
  }
}

function Studio() {
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
    case "asking":
      return (
        <Shell me={null}>
          <p class="soft" role="status">
            {say(who.state === "asking" ? "loading" : "unreached")}
          </p>
        </Shell>
      );
  }
}

function title(): string {
  if (signedIn.value.state !== "in") return say("title.door");
  const page = say(`title.${route.value.page}`);
  return unsavedDrafts.value.length > 0 ? say("title.unsaved", { page }) : page;
}

// What somebody else has done to the draft on the screen is seen when its reader comes back to it.
function lookAgain(): void {
  const shown = route.value;
  if (document.visibilityState !== "visible" || signedIn.value.state !== "in") return;
  if (shown.page === "draft" && unsavedHere.value === 0) void showDraft(shown.draft);
}

async function begin(place: HTMLElement): Promise<void> {
  place.replaceChildren();
  effect(() => {
    document.title = title();
  });
  followRoutes();
  addEventListener("beforeunload", (event) => {
    if (unsavedDrafts.value.length > 0) event.preventDefault();
  });
  document.addEventListener("visibilitychange", lookAgain);
  render(<Studio />, place);
  await openStudio();
  while (signedIn.value.state === "unreached") {
    await new Promise((resolve) => setTimeout(resolve, tryAgainAfter));
    await openStudio();
  }
}

const place = document.getElementById("studio");
if (place) void begin(place);
