import { useState } from "preact/hooks";
import { tidyCode } from "../../shared/code";
import { Button } from "../../shared/elements/button/button";
import { describedBy, Field } from "../../shared/elements/field/field";
import { t } from "../../shared/strings";
import { offer, way, wordsOf } from "../store";
import { ask } from "./ask";

/** The code that an adviser gives out, for this visit only. */
export function SignInByCode() {
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    if (code.length < 9) {
      setProblem(t("web.sign_in.short"));
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      await ask("/api/v1/kiosk/redeem", { code: code.replace("-", "") });
      offer();
    } catch (failure) {
      setProblem(wordsOf(failure) ?? t("web.signal.none"));
      setBusy(false);
    }
  };
  return (
    <form class="stack" noValidate onSubmit={(event) => void send(event)}>
      <h1 tabIndex={-1}>{t("web.kiosk.way_code")}</h1>
      <Field id="code" label={t("web.sign_in.code")} hint={t("web.sign_in.hint")} problem={problem}>
        <input
          id="code"
          class="input code-input"
          data-keys="code"
          value={code}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="characters"
          spellcheck={false}
          aria-invalid={problem ? "true" : undefined}
          aria-describedby={describedBy("code", true, problem)}
          onInput={(event) => {
            const tidy = tidyCode(event.currentTarget.value);
            event.currentTarget.value = tidy;
            setCode(tidy);
          }}
        />
      </Field>
      <div class="dialog-choices">
        <Button kind="primary" type="submit" busy={busy}>
          {t("web.sign_in.go")}
        </Button>
        <Button icon="back" onClick={() => (way.value = undefined)}>
          {t("web.talk.back")}
        </Button>
      </div>
    </form>
  );
}
