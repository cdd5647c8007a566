import { useLayoutEffect, useRef } from "preact/hooks";
import { signal } from "@preact/signals";
import { bundledHelplines } from "../../helplines";
import type { Helpline } from "../../protocol";
import { t } from "../../strings";
import { Button } from "../button/button";
import { Icon } from "../icon/icon";

function Contact({ line, plain }: { line: Helpline; plain: boolean }) {
  const number = line.contact.replace(/[^\d+]/g, "");
  const words = line.kind === "sms" ? t("web.call.text_to", { contact: line.contact }) : line.contact;
  if (plain)
    return (
      <p class="helpline-contact">
        <Icon name={line.kind === "sms" ? "message" : "phone"} size={20} /> <bdi dir="ltr">{words}</bdi>
      </p>
    );
  return (
    <a class="helpline-contact" href={`${line.kind}:${number}`}>
      <Icon name={line.kind === "sms" ? "message" : "phone"} size={20} />
      <bdi>{words}</bdi>
    </a>
  );
}

interface ListProps {
  /** From the server; without it the bundled numbers are shown. */
  lines?: Helpline[] | undefined;
  /** On a kiosk: large numbers to copy down, no links. */
  plain?: boolean;
}

function Lines({ lines, plain }: { lines: Helpline[]; plain: boolean }) {
  return (
    <ul class="helplines" role="list">
      {lines.map((line) => (
        <li key={line.id} class={`helpline ${line.contact === "999" ? "helpline-first" : ""}`}>
          <div class="helpline-who">
            <strong dir="auto">{line.name}</strong>
            {line.note && <span dir="auto">{line.note}</span>}
            <span dir="auto" class="soft">
              {line.when}
            </span>
          </div>
          <Contact line={line} plain={plain} />
        </li>
      ))}
    </ul>
  );
}

const few = 4; // At once: a wall of numbers helps nobody.

/** Who to call. Works without signal. */
export function HelplineList({ lines, plain = false }: ListProps) {
  const all = lines && lines.length > 0 ? lines : bundledHelplines();
  return (
    <>
      <Lines lines={all.slice(0, few)} plain={plain} />
      {all.length > few && (
        <details class="more-helplines">
          <summary>{t("web.call.more")}</summary>
          <Lines lines={all.slice(few)} plain={plain} />
        </details>
      )}
    </>
  );
}

const open = signal(false);

/** Opens the sheet from anywhere. */
export function showHelplines(): void {
  open.value = true;
}

export function HelplineButton() {
  return (
    <Button kind="quiet" class="bar-button" icon="phone" onClick={showHelplines}>
      {t("web.call.open")}
    </Button>
  );
}

/** Put once into a page; opened by showHelplines(). */
export function HelplineSheet(props: ListProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (open.value && !dialog.current?.open) dialog.current?.showModal();
    if (!open.value && dialog.current?.open) dialog.current.close();
  }, [open.value]);
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="call-title" onClose={() => (open.value = false)}>
      <div class="sheet-head">
        <h2 id="call-title">{t("web.call.title")}</h2>
        <button type="button" class="round-button" aria-label={t("web.close")} onClick={() => (open.value = false)}>
          <Icon name="close" />
        </button>
      </div>
      <p>{t("web.call.lead")}</p>
      <HelplineList {...props} />
    </dialog>
  );
}

/** For a kiosk that starts afresh. */
export function hideHelplines(): void {
  open.value = false;
}
