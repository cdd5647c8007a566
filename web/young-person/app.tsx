import { useEffect, useRef } from "preact/hooks";
import { ConversationScreen } from "../shared/conversation-screen/conversation-screen";
import { HelplineList, HelplineSheet } from "../shared/elements/helplines/helplines";
import { Icon } from "../shared/elements/icon/icon";
import { TopBar } from "../shared/elements/top-bar/top-bar";
import { t } from "../shared/strings";
import { BeforeScreen } from "./before";
import { Later } from "./later";
import { HomeScreen } from "./home";
import { SignInScreen } from "./sign-in";
import { covered } from "./away";
import { beforeExit, chooseLanguage, council, exitTo, goHome, isSignedIn, me, offline, ownPlace, screen, talk } from "./store";

/** No server: who to call is here all the same. */
function OfflineScreen() {
  return (
    <section class="stack">
      <h1 tabIndex={-1}>{t("web.offline.title")}</h1>
      <p role="status">{t("web.offline.lead")}</p>
      <h2>
        <Icon name="phone" /> {t("web.call.title")}
      </h2>
      <HelplineList />
    </section>
  );
}

/** The pages with nothing of theirs on them. */
const open: string[] = ["rights", "words", "phones"];

function Current() {
  if (!me.value) return offline.value ? <OfflineScreen /> : <p class="soft">{t("web.wait")}</p>;
  if (!isSignedIn()) return <SignInScreen />;
  switch (screen.value) {
    case "first":
      return <Later show="first" />;
    case "home":
      return <HomeScreen />;
    case "own":
      return covered.value && !open.includes(ownPlace.value.page) ? (
        <Later show="cover" />
      ) : (
        <Later show="pages" />
      );
    case "before":
      return <BeforeScreen />;
    case "talk":
      return (
        <>
          {covered.value && <Later show="cover" />}
          <ConversationScreen talk={talk} today={new Date()} kiosk={false} onHome={goHome} homeLabel={t("web.home.to")} />
        </>
      );
  }
}

export function App() {
  const main = useRef<HTMLElement>(null);
  const place = `${isSignedIn()} ${screen.value}`;
  const first = useRef(true);
  useEffect(() => {
    // A new screen begins at its top, with its heading read out; the first one is left to the browser.
    if (first.current) first.current = false;
    else if (screen.value !== "talk" && screen.value !== "own") {
      scrollTo(0, 0);
      main.current?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    }
  }, [place]);
  return (
    <>
      <TopBar
        demo={council.value?.demo ?? false}
        locales={council.value?.locales ?? []}
        onLanguage={(locale) => void chooseLanguage(locale)}
        helping={isSignedIn() && screen.value === "talk" && talk.view.value.phase === "asking"}
        later={() => import("./own/main")}
        beforeExit={beforeExit}
        exitTo={exitTo()}
      />
      <main id="main" ref={main} tabIndex={-1}>
        <Current />
      </main>
      <HelplineSheet lines={council.value?.helplines} />
    </>
  );
}
