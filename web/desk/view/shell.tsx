import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Button } from "../../shared/elements/button/button";
import { DemoBanner } from "../../shared/elements/demo-banner/demo-banner";
import type { Me } from "../../shared/protocol";
import { t } from "../../shared/strings";
import { atOnce, politely } from "../announce";
import { unsent } from "../drafts";
import { may, type Offer } from "../roles";
import { say } from "../say";
import { inbox, overdue, pressing, refreshInbox, waiting } from "../inbox";
import { liveness } from "../live";
import { glossaryLink, inboxLink, pageLink, peopleLink, type PlainPage, route } from "../route";
import { council, signOut } from "../session";
import { counted, timeOfDay } from "../words";
import { Shortcuts, ShortcutsButton } from "./shortcuts";

/** Says plainly whether news arrives of itself, and if not, how old what is shown is. */
function Live() {
  const checked = inbox.value?.checked;
  switch (liveness.value) {
    case "live":
      return (
        <p class="live live-on">
          <span class="live-sign" aria-hidden="true" />
          {t("web.desk.live.on")}
        </p>
      );
    case "connecting":
      return <p class="live">{t("web.desk.live.connecting")}</p>;
    case "lost":
      return (
        <p class="live live-off">
          <span class="live-sign" aria-hidden="true" />
          {checked === undefined
            ? t("web.desk.live.never")
            : t("web.desk.live.off", { time: timeOfDay(checked) })}
        </p>
      );
  }
}

function NavLink({ href, current, children }: { href: string; current: boolean; children: ComponentChildren }) {
  return (
    <li>
      <a href={href} aria-current={current ? "page" : undefined}>
        {children}
      </a>
    </li>
  );
}

function SignOut() {
  const asking = useSignal(false);
  const problem = useSignal(false);
  const leave = async () => {
    if (unsent.value && !asking.value) {
      asking.value = true;
      return;
    }
    try {
      await signOut();
    } catch {
      problem.value = true;
    }
  };
  return (
    <div class="sign-out">
      {asking.value && (
        <p class="problem" role="alert">
          {t("web.desk.sign_out.unsent")}
        </p>
      )}
      {problem.value && (
        <p class="problem" role="alert">
          {t("web.desk.sign_out.failed")}
        </p>
      )}
      <Button kind="plain" onClick={() => void leave()}>
        {asking.value ? t("web.desk.sign_out.anyway") : t("web.desk.sign_out.button")}
      </Button>
      {asking.value && (
        <Button kind="plain" onClick={() => (asking.value = false)}>
          {t("web.desk.sign_out.stay")}
        </Button>
      )}
    </div>
  );
}

const plainPages = [
  ["search", "people"],
  ["cover", "cover"],
  ["totals", "totals"],
  ["admin", "admin"],
] as const satisfies readonly (readonly [PlainPage, Offer])[];

function Header({ me }: { me: Me }) {
  const { page } = route.value;
  const count = waiting.value;
  return (
    <header class="bar">
      <div class="bar-row">
        <p class="brand">
          {t("web.desk.brand")} <span class="brand-council">{council.value?.name}</span>
        </p>
        <nav aria-label={t("web.desk.nav")}>
          <ul>
            {may("inbox") && (
              <NavLink href={inboxLink} current={page === "inbox"}>
                {t("web.desk.inbox.title")}
                {inbox.value && count > 0 && (
                  <>
                    {" "}
                    <span class={overdue.value > 0 ? "nav-count nav-count-late" : "nav-count"} aria-hidden="true">
                      {count}
                    </span>
                    <span class="unseen">{counted("web.desk.nav_count", count)}</span>
                  </>
                )}
              </NavLink>
            )}
            {may("people") && (
              <NavLink href={peopleLink} current={page === "people" || page === "person"}>
                {t("web.desk.people.title")}
              </NavLink>
            )}
            {plainPages.map(
              ([name, offer]) =>
                may(offer) && (
                  <NavLink key={name} href={pageLink(name)} current={page === name}>
                    {say(`page.${name}`)}
                  </NavLink>
                ),
            )}
            <NavLink href={glossaryLink} current={page === "glossary"}>
              {t("web.desk.glossary.title")}
            </NavLink>
          </ul>
        </nav>
        {may("inbox") && <Live />}
        <p class="me">
          <bdi>{me.name}</bdi>
        </p>
        <ShortcutsButton />
        <SignOut />
      </div>
      <Strip />
    </header>
  );
}

/** Away from the inbox, a pressing alert is still seen; in it, one that cannot be told of is not taken for peace. */
function Strip() {
  const lost = liveness.value === "lost" && may("inbox");
  const shown = route.value;
  const elsewhere = pressing.value.filter((item) => shown.page !== "person" || item.young_person !== shown.youngPerson);
  const urgent = shown.page === "inbox" ? 0 : elsewhere.length;
  return (
    <div class="strip-place" role="status">
      {lost && (
        <p class="strip strip-lost">
          <strong>{t("web.desk.live.strip")}</strong> {t("web.desk.live.strip_more")}{" "}
          <button type="button" class="link" onClick={() => void refreshInbox()}>
            {t("web.desk.live.check")}
          </button>
        </p>
      )}
      {urgent > 0 && (
        <p class="strip strip-urgent">
          <a href={inboxLink}>{counted("web.desk.strip.urgent", urgent)}</a>
        </p>
      )}
    </div>
  );
}

function SkipLink() {
  return (
    <a
      class="skip-link"
      href="#main"
      onClick={(event) => {
        // The fragment says which page is shown, so the link may not change it.
        event.preventDefault();
        document.getElementById("main")?.focus();
      }}
    >
      {t("web.desk.skip")}
    </a>
  );
}

/** What stands round every page of the desk. */
export function Shell({ me, children }: { me: Me | null; children: ComponentChildren }) {
  return (
    <>
      <SkipLink />
      {council.value?.demo && <DemoBanner />}
      {me && <Header me={me} />}
      {me && <Shortcuts />}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <div class="unseen" role="status">
        {politely.value}
      </div>
      <div class="unseen" role="alert">
        {atOnce.value}
      </div>
    </>
  );
}
