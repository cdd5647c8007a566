import { useEffect, useState } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { describedBy, Field } from "../../shared/elements/field/field";
import { post, ProblemError } from "../../shared/http";
import type { Me } from "../../shared/protocol";
import { language, t } from "../../shared/strings";
import { letIn } from "../store";
import { dropKey, keptKey, signed } from "./device-key";
import { askPasskey, type PasskeyQuestion } from "../../shared/passkey";
import { digits, PinField } from "./pin-field";

interface Question {
  ticket: string;
  challenge: string;
  way: "pin" | "unlock";
  passkey?: PasskeyQuestion;
}

type Proof = { pin: string } | { passkey: unknown };

/** Asks the server what to sign, signs it, and sends it with the proof. */
async function open(prove: (question: Question) => Promise<Proof>): Promise<Me> {
  const { locale } = language.peek();
  const kept = await keptKey();
  if (!kept) throw new ProblemError(403, "phone_gone", t("web.own.not_loaded"));
  const question = await post<Question>("/api/v1/phone/begin", { phone: kept.phone }, locale);
  const proof = await prove(question);
  const signature = await signed(kept.key, question.challenge);
  return post<Me>("/api/v1/phone/open", { ticket: question.ticket, signature, ...proof }, locale);
}

/** How this phone opens; nothing while that is not known. Fails if it opens no more. */
async function wayOf(): Promise<Question["way"]> {
  const kept = await keptKey();
  if (!kept) throw new ProblemError(403, "phone_gone", "");
  return kept.way;
}

interface Props {
  onOpen: (me: Me) => void;
  onCode: () => void;
}

export function OpenForm({ onOpen, onCode }: Props) {
  const [way, setWay] = useState<Question["way"]>();
  const [pin, setPin] = useState("");
  const [problem, setProblem] = useState<string>();
  const [left, setLeft] = useState<number>();
  const [forgot, setForgot] = useState(false);
  const [gone, setGone] = useState(false);
  const [busy, setBusy] = useState(false);

  const failed = async (error: unknown): Promise<void> => {
    setBusy(false);
    setPin("");
    if (!(error instanceof ProblemError)) return setProblem(t("problem.second_step_wrong"));
    if (error.code === "phone_gone") {
      await dropKey();
      setGone(true);
    }
    setLeft((error.body as { left?: number } | undefined)?.left);
    setProblem(error.text || t("web.signal.none"));
    document.getElementById("pin")?.focus();
  };
  useEffect(() => void wayOf().then(setWay, failed), []);

  const send = async (prove: (question: Question) => Promise<Proof>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      onOpen(await open(prove));
    } catch (error) {
      await failed(error);
    }
  };
  const byPin = (event: Event): void => {
    event.preventDefault();
    if (pin.length < digits) setProblem(t("problem.pin_wrong"));
    else void send(() => Promise.resolve({ pin }));
  };
  const byLock = (): void => void send(async ({ passkey }) => ({ passkey: await askPasskey(passkey!) }));
  const more = left === undefined ? "" : ` ${t("web.safe.open.left", { left })}`;

  return (
    <form class="stack open-form" noValidate onSubmit={byPin}>
      {way === "pin" && !gone && (
        <>
          <Field id="pin" label={t("web.safe.open.pin")} problem={problem && problem + more}>
            <PinField
              id="pin"
              value={pin}
              wrong={problem !== undefined}
              describedBy={describedBy("pin", false, problem)}
              onInput={setPin}
            />
          </Field>
          <Button kind="primary" type="submit" wide busy={busy}>
            {t("web.safe.open.go")}
          </Button>
          <Button kind="plain" onClick={() => setForgot(!forgot)}>
            {t("web.safe.open.forgot")}
          </Button>
          <div role="status">{forgot && <p>{t("web.safe.open.forgot_text")}</p>}</div>
        </>
      )}
      {(way !== "pin" || gone) && (
        <div role="alert">{problem && <p class="problem">{problem}</p>}</div>
      )}
      {way === "unlock" && !gone && (
        <Button kind="primary" wide busy={busy} onClick={byLock}>
          {t("web.safe.unlock.use")}
        </Button>
      )}
      <Button wide onClick={onCode}>
        {t("web.safe.open.code")}
      </Button>
    </form>
  );
}

/** The first screen of a phone that is known: in place of the code. */
export function Open({ onCode }: { onCode: () => void }) {
  // Their own, but with nothing that it could open with: then it is the code.
  useEffect(() => void keptKey().then((kept) => kept ?? onCode()), []);
  return (
    <div class="stack welcome-back">
      <h1 tabIndex={-1}>{t("web.safe.open.title")}</h1>
      <div class="card">
        <OpenForm onOpen={letIn} onCode={onCode} />
      </div>
      <p class="soft small">{t("web.exit.note")}</p>
    </div>
  );
}
