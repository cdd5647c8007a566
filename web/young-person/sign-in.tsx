import { useState } from "preact/hooks";
import { Button } from "../shared/elements/button/button";
import { Card } from "../shared/elements/card/card";
import { Hills } from "../shared/elements/drawing/drawing";
import { describedBy, Field } from "../shared/elements/field/field";
import { Icon } from "../shared/elements/icon/icon";
import { ProblemError } from "../shared/http";
import { t } from "../shared/strings";
import { tidyCode, typedCode } from "../shared/code";
import { Later } from "./later";
import { isOwnPhone } from "./phone-mode";
import { council, linkCode, redeem, talk } from "./store";

function CodeForm() {
  const [code, setCode] = useState(tidyCode(linkCode.value || typedCode()));
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
      await redeem(code.replace("-", ""));
    } catch (error) {
      const text = error instanceof ProblemError ? error.text : "";
      setProblem(text || t("web.signal.none"));
      setBusy(false);
    }
  };

  return (
    <form class="card code-form" noValidate onSubmit={(event) => void send(event)}>
      <Field id="code" label={t("web.sign_in.code")} hint={t("web.sign_in.hint")} problem={problem}>
        <input
          id="code"
          class="input code-input"
          value={code}
          dir="ltr"
          autoComplete="one-time-code"
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
      <Button kind="primary" type="submit" wide busy={busy}>
        {t("web.sign_in.go")}
      </Button>
      <p class="hint code-help">{t("web.sign_in.no_code")}</p>
    </form>
  );
}

/** A phone of their own opens with its PIN; a code does too, always. */
export function SignInScreen() {
  const [code, setCode] = useState(!isOwnPhone());
  if (!code && !linkCode.value) return <Later show="open" onCode={() => setCode(true)} />;
  return (
    <div class="welcome">
      <div class="welcome-words stack">
        <Hills />
        <h1 tabIndex={-1}>{t("web.welcome.title")}</h1>
        <p class="lead">{t("web.welcome.lead")}</p>
        {talk.holding && (
          <p class="banner banner-warning" role="status">
            {t("web.sign_in.kept")}
          </p>
        )}
        <CodeForm key={linkCode.value} />
      </div>
      <div class="stack">
        <Card title={t("web.welcome.how")} tone="warm">
          <ul class="points" role="list">
            <li>
              <Icon name="message" /> <span>{t("web.welcome.point_say")}</span>
            </li>
            <li>
              <Icon name="eye" /> <span>{t("web.welcome.point_read")}</span>
            </li>
            <li>
              <Icon name="shield" /> <span>{t("web.welcome.point_safe")}</span>
            </li>
          </ul>
        </Card>
        <p class="soft small">{t("web.exit.note")}</p>
        {council.value && <p class="soft small">{t("web.welcome.council", { name: council.value.name })}</p>}
      </div>
    </div>
  );
}
