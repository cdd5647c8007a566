import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { describedBy, Field } from "../../shared/elements/field/field";
import { ProblemError } from "../../shared/http";
import { t } from "../../shared/strings";
import { unsent } from "../drafts";
import { say, found } from "../say";
import { security, type SecondStep } from "../security";
import { signIn, welcome } from "../session";
import { PageHeading } from "./page-heading";
import { ProofForm } from "./proof-form";

interface Faults {
  user?: string;
  password?: string;
}

function faultsOf(error: unknown): Faults {
  const text = (error instanceof ProblemError && error.text) || t("web.desk.sign_in.unreached");
  return error instanceof ProblemError && error.field === "user" ? { user: text } : { password: text };
}

function Why({ why }: { why: "start" | "ended" | "left" }) {
  if (why === "start") return null;
  return (
    <p class="banner banner-warning" role="status">
      {t(`web.desk.sign_in.${why}`)}
      {why === "ended" && unsent.value && ` ${t("web.desk.sign_in.draft_kept")}`}
    </p>
  );
}

/** What became of a way through the council's own sign-in, which comes back with a word in the fragment. */
function CouncilAnswer() {
  const why = /^#sign-in-([a-z-]+)$/.exec(location.hash)?.[1];
  const words = why && found(`door.council.${why}`);
  return words ? (
    <p class="problem" role="alert">
      {words}
    </p>
  ) : null;
}

/** The council's own sign-in, where there is one. It is another site, so it is a link and no request. */
function CouncilSignIn() {
  const name = useSignal("");
  useEffect(() => {
    security.ways().then(
      (ways) => (name.value = ways.council_sign_in ?? ""),
      () => undefined, // Then there is the password.
    );
  }, []);
  if (name.value === "") return null;
  return (
    <p class="door-council">
      <a class="button button-quiet button-wide" href="/api/v1/sign-in/oidc">
        {say("door.council", { name: name.value })}
      </a>
    </p>
  );
}

function Second({ step, onBack }: { step: SecondStep; onBack: () => void }) {
  return (
    <>
      <PageHeading>{say("step.title")}</PageHeading>
      <ProofForm
        ways={step.ways}
        passkey={async () => welcome(await security.withPasskey(step.ticket))}
        typed={async (_, code) => welcome(await security.withCode(step.ticket, code))}
      />
      <Button kind="plain" onClick={onBack}>
        {say("step.back")}
      </Button>
    </>
  );
}

/** The door: a password first; then, for who has one, a second proof; or the council's own sign-in. */
export function SignInPage({ why }: { why: "start" | "ended" | "left" }) {
  const step = useSignal<SecondStep | null>(null);
  return (
    <div class="door">
      {step.value ? (
        <Second step={step.value} onBack={() => (step.value = null)} />
      ) : (
        <>
          <PageHeading>{t("web.desk.sign_in.title")}</PageHeading>
          <Why why={why} />
          <CouncilAnswer />
          <PasswordForm onStep={(next) => (step.value = next)} />
          <CouncilSignIn />
        </>
      )}
    </div>
  );
}

/** A user name and a password, which a password manager may fill in. */
function PasswordForm({ onStep }: { onStep: (next: SecondStep) => void }) {
  const user = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const faults = useSignal<Faults>({});
  const busy = useSignal(false);

  const show = (wrong: Faults) => {
    faults.value = wrong;
    if (wrong.user) user.current?.focus();
    else if (wrong.password) password.current?.focus();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    // Read from the fields: a password manager may have filled them in without telling anybody.
    const given = { user: user.current?.value.trim() ?? "", password: password.current?.value ?? "" };
    const missing: Faults = {};
    if (given.user === "") missing.user = t("web.desk.sign_in.user_missing");
    if (given.password === "") missing.password = t("web.desk.sign_in.password_missing");
    if (busy.value) return;
    if (missing.user || missing.password) return show(missing);
    busy.value = true;
    try {
      const next = await signIn(given.user, given.password);
      if (next) onStep(next);
    } catch (error) {
      show(faultsOf(error));
    } finally {
      busy.value = false;
    }
  };

  return (
      <form onSubmit={submit} noValidate>
        <Field id="user" label={t("web.desk.sign_in.user")} problem={faults.value.user}>
          <input
            ref={user}
            class="input"
            id="user"
            name="username"
            autocomplete="username"
            autoCapitalize="none"
            spellcheck={false}
            aria-invalid={faults.value.user ? "true" : undefined}
            aria-describedby={describedBy("user", false, faults.value.user)}
          />
        </Field>
        <Field id="password" label={t("web.desk.sign_in.password")} problem={faults.value.password}>
          <input
            ref={password}
            class="input"
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            autoCapitalize="none"
            spellcheck={false}
            aria-invalid={faults.value.password ? "true" : undefined}
            aria-describedby={describedBy("password", false, faults.value.password)}
          />
        </Field>
        <label class="check">
          <input
            type="checkbox"
            onChange={(event) => {
              if (password.current) password.current.type = event.currentTarget.checked ? "text" : "password";
            }}
          />
          <span>{t("web.desk.sign_in.show")}</span>
        </label>
        <Button kind="primary" type="submit" busy={busy.value} wide>
          {busy.value ? t("web.desk.sign_in.busy") : t("web.desk.sign_in.button")}
        </Button>
      </form>
  );
}
