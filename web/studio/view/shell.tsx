import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Button } from "../../shared/elements/button/button";
import { Mark } from "../../shared/elements/drawing/drawing";
import { HelplineSheet } from "../../shared/elements/helplines/helplines";
import type { Me } from "../../shared/protocol";
import { politely } from "../announce";
import { unsavedDrafts } from "../draft";
import { draftLink, flowsLink, route, translationsLink } from "../route";
import { council, signOut } from "../session";
import { say } from "../words";

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
    if (unsavedDrafts.value.length > 0 && !asking.value) {
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
          {say("sign_out.unsaved")}
        </p>
      )}
      {problem.value && (
        <p class="problem" role="alert">
          {say("sign_out.failed")}
        </p>
      )}
      <Button kind="plain" onClick={() => void leave()}>
        {asking.value ? say("sign_out.anyway") : say("sign_out.button")}
      </Button>
      {asking.value && (
        <Button kind="plain" onClick={() => (asking.value = false)}>
          {say("sign_out.stay")}
        </Button>
      )}
    </div>
  );
}

function Header({ me }: { me: Me }) {
  const { page } = route.value;
  return (
    <header class="bar">
      <div class="bar-row">
        <p class="brand">
          <Mark /> {say("brand")} <span class="brand-council">{council.value?.name}</span>
        </p>
        <nav aria-label={say("nav")}>
          <ul>
            <NavLink href={flowsLink} current={page !== "translations"}>
              {say("nav.flows")}
            </NavLink>
            <NavLink href={translationsLink} current={page === "translations"}>
              {say("nav.translations")}
            </NavLink>
          </ul>
        </nav>
        <p class="me">
          <bdi>{me.name}</bdi>
        </p>
        <SignOut />
      </div>
    </header>
  );
}

/** What is not saved is not forgotten while another page is looked at. */
function Elsewhere() {
  const shown = route.value;
  const elsewhere = unsavedDrafts.value.find((id) => shown.page !== "draft" || shown.draft !== id);
  return (
    <div role="status">
      {elsewhere !== undefined && (
        <p class="strip">
          {say("draft.elsewhere")} <a href={draftLink(elsewhere)}>{say("draft.elsewhere_go")}</a>
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
      {say("skip")}
    </a>
  );
}

/** What stands round every page of the studio. */
export function Shell({ me, children }: { me: Me | null; children: ComponentChildren }) {
  return (
    <>
      <SkipLink />
      {council.value?.demo && (
        <aside class="demo-banner" aria-label={say("demo.label")}>
          {say("demo")}
        </aside>
      )}
      {me && <Header me={me} />}
      {me && <Elsewhere />}
      <main id="main" tabIndex={-1} class={route.value.page === "draft" && me ? "main-wide" : ""}>
        {children}
      </main>
      {me && <HelplineSheet plain />}
      <div class="unseen" role="status">
        {politely.value}
      </div>
    </>
  );
}
