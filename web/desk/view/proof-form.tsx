import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { describedBy, Field } from "../../shared/elements/field/field";
import { ProblemError } from "../../shared/http";
import { t } from "../../shared/strings";
import { passkeysWork } from "../../shared/passkey";
import { say } from "../say";
import type { Way } from "../security";
import { failureWords } from "./asking";

const codeInput = { type: "text", inputMode: "numeric", autocomplete: "one-time-code" } as const;
const passwordInput = { type: "password", autocomplete: "current-password" } as const;

interface Props {
  ways: Way[];
  /** Each throws what went wrong. */
  passkey: () => Promise<void>;
  typed: (way: "totp" | "password", text: string) => Promise<void>;
}

/** One proof of who somebody is: a passkey at a touch, or something typed. */
export function ProofForm({ ways, passkey, typed }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const problem = useSignal("");
  const busy = useSignal(false);
  const way = ways.includes("totp") ? "totp" : ways.includes("password") ? "password" : null;

  const run = async (act: () => Promise<void>, otherwise?: string) => {
    if (busy.value) return;
    busy.value = true;
    problem.value = "";
    try {
      await act();
    } catch (error) {
      // What a browser throws when a passkey is refused has no words for people.
      problem.value = error instanceof ProblemError || !otherwise ? failureWords(error) : otherwise;
      input.current?.select();
    } finally {
      busy.value = false;
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const text = input.current?.value.trim() ?? "";
    if (way && text !== "") void run(() => typed(way, text));
    else input.current?.focus();
  };

  return (
    <>
      {ways.includes("passkey") && passkeysWork() && (
        <>
          <p>{say("step.passkey_lead")}</p>
          <Button kind="primary" wide busy={busy.value} onClick={() => void run(passkey, say("step.passkey_failed"))}>
            {say("step.passkey")}
          </Button>
          {way && <p class="soft">{say("door.or")}</p>}
        </>
      )}
      {way ? (
        <form onSubmit={submit} noValidate>
          <Field
            id="proof"
            label={say(way === "totp" ? "step.code" : "proof.password")}
            hint={way === "totp" ? say("step.code_hint") : undefined}
            problem={problem.value || undefined}
          >
            <input
              ref={input}
              class="input"
              id="proof"
              {...(way === "totp" ? codeInput : passwordInput)}
              spellcheck={false}
              aria-invalid={problem.value ? "true" : undefined}
              aria-describedby={describedBy("proof", way === "totp", problem.value)}
            />
          </Field>
          <Button kind={ways.includes("passkey") ? "quiet" : "primary"} type="submit" busy={busy.value} wide>
            {busy.value ? t("web.desk.sign_in.busy") : say("step.button")}
          </Button>
        </form>
      ) : (
        <div role="alert" class="problem-place">
          {problem.value !== "" && <p class="problem">{problem.value}</p>}
        </div>
      )}
    </>
  );
}
