import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { describedBy, Field } from "../../shared/elements/field/field";
import { post, ProblemError } from "../../shared/http";
import { language, t } from "../../shared/strings";
import { keepKey, keptKey, makeKey } from "./device-key";
import { hasLock, makeLock } from "./lock";
import { digits, PinField } from "./pin-field";
import { phoneIs } from "./whose";

/** Makes the key of this phone and has the server keep its public half with what must come with it. */
async function keepPhone(way: "pin" | "unlock", proof: { pin: string } | { passkey: unknown }): Promise<void> {
  const before = await keptKey();
  const { key, publicHalf } = await makeKey();
  const body = { key: publicHalf, ...proof, ...(before && { instead_of: before.phone }) };
  const { phone } = await post<{ phone: string }>("/api/v1/own/phones", body, language.peek().locale);
  void phoneIs(true).catch(() => undefined);
  await keepKey({ phone, key, way });
}

/** A PIN for this phone, or its own lock; or neither, for now. */
export function ChoosePin({ onDone }: { onDone: () => void }) {
  const [pin, setPin] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [lock, setLock] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // Before anything can be typed: a focus that moved later would take the next key with it.
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    void hasLock().then(setLock);
  }, []);

  const keep = async (work: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
      onDone();
    } catch (error) {
      setBusy(false);
      const known = error instanceof ProblemError;
      setProblem(known ? error.text || t("web.signal.none") : t("problem.second_step_wrong"));
    }
  };
  const byPin = (event: Event): void => {
    event.preventDefault();
    if (pin.length < digits) setProblem(t("problem.pin_weak"));
    else void keep(() => keepPhone("pin", { pin }));
  };
  const byLock = (): void => void keep(async () => keepPhone("unlock", { passkey: await makeLock() }));

  return (
    <form class="stack" noValidate onSubmit={byPin}>
      <h1 ref={heading} tabIndex={-1}>
        {t("web.own.phones.set_pin")}
      </h1>
      <p>{t("web.safe.pin.lead")}</p>
      <div class="card">
        <Field id="new-pin" label={t("web.safe.pin.new")} problem={problem}>
          <PinField
            id="new-pin"
            shown
            value={pin}
            wrong={problem !== undefined}
            describedBy={describedBy("new-pin", false, problem)}
            onInput={setPin}
          />
        </Field>
        <Button kind="primary" type="submit" wide busy={busy}>
          {t("web.safe.pin.keep")}
        </Button>
      </div>
      {lock && (
        <div class="stack">
          <Button wide icon="lock" busy={busy} describedBy="lock-note" onClick={byLock}>
            {t("web.safe.unlock.use")}
          </Button>
          <p class="soft" id="lock-note">
            {t("web.safe.unlock.note")}
          </p>
        </div>
      )}
      <Button kind="plain" onClick={onDone}>
        {t("web.before.not_now")}
      </Button>
    </form>
  );
}
