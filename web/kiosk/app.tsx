import { useEffect, useRef } from "preact/hooks";
import { ConversationScreen } from "../shared/conversation-screen/conversation-screen";
import { BeforeYouStart } from "../shared/elements/before-you-start/before-you-start";
import { Button } from "../shared/elements/button/button";
import { DemoBanner } from "../shared/elements/demo-banner/demo-banner";
import { Dialog } from "../shared/elements/dialog/dialog";
import { HelplineSheet } from "../shared/elements/helplines/helplines";
import { Icon } from "../shared/elements/icon/icon";
import { TopBar } from "../shared/elements/top-bar/top-bar";
import { t } from "../shared/strings";
import { AttractScreen, ClosedScreen } from "./attract";
import { choose, chooseLanguage, chosenFlow, council, idle, screen, start, talk, wipe } from "./store";

function ChooseScreen() {
  return (
    <div class="stack">
      <h1 tabIndex={-1}>{t("web.home.start")}</h1>
      <ul class="flows" role="list">
        {council.value?.flows
          .filter((flow) => flow.kiosk)
          .map((flow) => (
            <li key={flow.id}>
              <button type="button" class="language-button" onClick={() => choose(flow)}>
                <span dir="auto">{flow.title}</span>
                <Icon name="next" size={32} />
              </button>
            </li>
          ))}
      </ul>
    </div>
  );
}

function Visit() {
  switch (screen.value) {
    case "choose":
      return <ChooseScreen />;
    case "before":
      return (
        <BeforeYouStart
          title={chosenFlow.value?.title ?? ""}
          kind="nameless"
          opening={council.value?.opening}
          onStart={() => void start()}
          onNotNow={() => void wipe()}
        />
      );
    default:
      return (
        <ConversationScreen
          talk={talk}
          today={new Date()}
          kiosk
          onHome={() => void wipe()}
          homeLabel={t("web.kiosk.finish")}
        />
      );
  }
}

/** Nobody seems to be there. Any touch goes on; the count is announced twice only. */
function IdleWarning() {
  const state = idle.state.value;
  const left = state.phase === "warning" ? state.left : 0;
  return (
    <Dialog
      id="idle"
      title={t("web.kiosk.idle_title")}
      open={state.phase === "warning"}
      onClose={() => idle.touched()}
      alert
      class="idle-warning"
    >
      <p class="lead">{t("web.kiosk.idle_lead")}</p>
      <p class="idle-count" aria-hidden="true">
        {left}
      </p>
      <p class="unseen" role="status">
        {left > 10 ? t("web.kiosk.idle_left", { count: 30 }) : t("web.kiosk.idle_left", { count: 10 })}
      </p>
      <div class="dialog-choices">
        <Button kind="primary" onClick={() => idle.touched()}>
          {t("web.kiosk.idle_here")}
        </Button>
        <Button onClick={() => idle.moreTime()}>{t("web.kiosk.idle_more")}</Button>
        <Button onClick={() => void wipe()}>{t("web.kiosk.finish")}</Button>
      </div>
    </Dialog>
  );
}

function WithBar() {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    if (screen.value !== "talk") main.current?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }, [screen.value]);
  return (
    <>
      <TopBar
        later={() => import("../shared/looks/main")}
        demo={council.value?.demo ?? false}
        locales={council.value?.locales ?? []}
        onLanguage={(locale) => void chooseLanguage(locale)}
        beforeExit={() => {}}
        exit={
          <Button class="exit-button bar-button" icon="leave" onClick={() => void wipe()}>
            {t("web.kiosk.finish")}
          </Button>
        }
      />
      <main id="main" ref={main} tabIndex={-1} class={idle.state.value.phase === "warning" ? "blurred" : ""}>
        <Visit />
      </main>
      <IdleWarning />
    </>
  );
}

export function App() {
  const here = screen.value !== "attract" && screen.value !== "closed";
  return (
    <>
      {here ? (
        <WithBar />
      ) : (
        <>
          {council.value?.demo && <DemoBanner />}
          <main id="main" class="nobody">
            {screen.value === "closed" ? <ClosedScreen /> : <AttractScreen />}
          </main>
        </>
      )}
      <HelplineSheet lines={council.value?.helplines} plain />
    </>
  );
}
