import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { ProblemError } from "../../shared/http";
import type { Id, SignInCode } from "../../shared/protocol";
import { t } from "../../shared/strings";
import { announce } from "../announce";
import { desk } from "../api";
import { noteFailure } from "../session";
import { isolated } from "../words";
import { Square } from "../../shared/elements/square/square";

const longest = 10 * 60 * 1000;

interface Given {
  code: SignInCode;
  ends: number;
}

// The clock of this computer may be wrong; no code lives longer than ten minutes from when it was given.
function endOf(code: SignInCode): number {
  const left = code.expires.at - Date.now();
  return Date.now() + (left > 0 && left <= longest ? left : longest);
}

function minutes(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function Code({ given, name, onAgain }: { given: Given; name: string; onAgain: () => void }) {
  const now = useSignal(Date.now());
  const over = useComputed(() => now.value >= given.ends);
  useEffect(() => {
    now.value = Date.now();
    const timer = setInterval(() => (now.value = Date.now()), 500);
    return () => clearInterval(timer);
  }, [given]);
  useEffect(() => {
    if (over.value) announce(t("web.desk.code.over"));
  }, [over.value]);
  if (over.value)
    return (
      <>
        <p class="problem">{t("web.desk.code.over")}</p>
        <Button kind="primary" onClick={onAgain}>
          {t("web.desk.code.again")}
        </Button>
      </>
    );
  return (
    <>
      <p class="code-large" aria-label={given.code.code.split("").join(" ")} role="img">
        {given.code.code}
      </p>
      <Square text={location.origin + given.code.link} label={t("web.desk.code.square", { name })} />
      <p class="code-left" role="timer" aria-live="off">
        {t("web.desk.code.left", { time: minutes(given.ends - now.value) })}
      </p>
      <p>{t("web.desk.code.once", { name: isolated(name) })}</p>
    </>
  );
}

function Dialog({ youngPerson, name, onClose }: { youngPerson: Id; name: string; onClose: () => void }) {
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const given = useSignal<Given | null>(null);
  const problem = useSignal("");
  const ask = async () => {
    given.value = null;
    problem.value = "";
    try {
      const code = await desk.code(youngPerson);
      given.value = { code, ends: endOf(code) };
      announce(t("web.desk.code.ready", { code: code.code.split("").join(" ") }));
    } catch (error) {
      if (noteFailure(error)) return;
      problem.value = (error instanceof ProblemError && error.text) || t("web.desk.code.failed");
    }
  };
  useEffect(() => {
    dialog.current?.showModal();
    void ask();
  }, []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={title} onClose={onClose}>
      <h2 id={title}>{t("web.desk.code.title", { name: isolated(name) })}</h2>
      {problem.value !== "" && (
        <>
          <p class="problem" role="alert">
            {problem.value}
          </p>
          <Button onClick={() => void ask()}>{t("web.desk.try_again")}</Button>
        </>
      )}
      {!given.value && problem.value === "" && <p class="soft">{t("web.desk.code.making")}</p>}
      {given.value && <Code given={given.value} name={name} onAgain={() => void ask()} />}
      <Button class="dialog-close" onClick={() => dialog.current?.close()}>
        {t("web.desk.close")}
      </Button>
    </dialog>
  );
}

/** Makes a code with which this young person signs in on one phone. The code leaves the page with the dialog. */
export function CodeButton({ youngPerson, name, small = false }: { youngPerson: Id; name: string; small?: boolean }) {
  const shown = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    shown.value = false;
    button.current?.focus();
  };
  return (
    <>
      <Button class={small ? "button-small" : ""} icon="lock" buttonRef={button} onClick={() => (shown.value = true)}>
        {t("web.desk.code.make")}
        <span class="unseen"> {t("web.desk.code.for", { name })}</span>
      </Button>
      {shown.value && <Dialog youngPerson={youngPerson} name={name} onClose={close} />}
    </>
  );
}
