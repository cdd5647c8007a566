import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { describedBy, Field } from "../../shared/elements/field/field";
import { ProblemError } from "../../shared/http";
import { unsavedDrafts } from "../draft";
import { signIn } from "../session";
import { say } from "../words";
import { PageHeading } from "./page-heading";

type WhyOut = "start" | "ended" | "left" | "not_here";
interface Faults {
  user?: string;
  password?: string;
}

function faultsOf(error: unknown): Faults {
  const text = (error instanceof ProblemError && error.text) || say("sign_in.unreached");
  return error instanceof ProblemError && error.field === "user" ? { user: text } : { password: text };
}

function Why({ why }: { why: WhyOut }) {
  if (why === "start") return <p>{say("sign_in.lead")}</p>;
  return (
    <p class="banner banner-warning" role="status">
      {say(`sign_in.${why}`)}
      {why === "ended" && unsavedDrafts.value.length > 0 && ` ${say("sign_in.ended_kept")}`}
    </p>
  );
}

/** The door: a user name and a password, which a password manager may fill in. */
export function SignInPage({ why }: { why: WhyOut }) {
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
    if (busy.value) return;
    // Read from the fields: a password manager may have filled them in without telling anybody.
    const given = { user: user.current?.value.trim() ?? "", password: password.current?.value ?? "" };
    const missing: Faults = {};
    if (given.user === "") missing.user = say("sign_in.user_missing");
    if (given.password === "") missing.password = say("sign_in.password_missing");
    if (missing.user || missing.password) return show(missing);
    busy.value = true;
    try {
      await signIn(given.user, given.password);
    } catch (error) {
      show(faultsOf(error));
    } finally {
      busy.value = false;
    }
  };
  const wrong = faults.value;
  return (
    <div class="door">
      <PageHeading>{say("sign_in.title")}</PageHeading>
      <Why why={why} />
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Field id="user" label={say("sign_in.user")} problem={wrong.user}>
          <input
            ref={user}
            class="input"
            id="user"
            name="username"
            autocomplete="username"
            autoCapitalize="none"
            spellcheck={false}
            aria-invalid={wrong.user ? "true" : undefined}
            aria-describedby={describedBy("user", false, wrong.user)}
          />
        </Field>
        <Field id="password" label={say("sign_in.password")} problem={wrong.password}>
          <input
            ref={password}
            class="input"
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            autoCapitalize="none"
            spellcheck={false}
            aria-invalid={wrong.password ? "true" : undefined}
            aria-describedby={describedBy("password", false, wrong.password)}
          />
        </Field>
        <label class="check">
          <input
            type="checkbox"
            onChange={(event) => {
              if (password.current) password.current.type = event.currentTarget.checked ? "text" : "password";
            }}
          />
          <span>{say("sign_in.show")}</span>
        </label>
        <Button kind="primary" type="submit" busy={busy.value} wide>
          {busy.value ? say("sign_in.busy") : say("sign_in.button")}
        </Button>
      </form>
    </div>
  );
}
