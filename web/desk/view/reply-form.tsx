import { useId, useRef } from "preact/hooks";
import type { Id } from "../../shared/protocol";
import { t } from "../../shared/strings";
import { draftFor, type } from "../drafts";
import { focusIsFree } from "../keys";
import { confirmed, sendReply } from "../reply";
import { isolated } from "../words";

interface Props {
  session: Id;
  youngPerson: Id;
  name: string;
  nameless: boolean;
  /** The reply is sent, or left: the focus may go back to where it was. */
  onFree?: () => void;
}

/** A reply to one statement. What is typed outlives refreshing, leaving the page and a failed sending. */
export function ReplyForm({ session, youngPerson, name, nameless, onFree }: Props) {
  const field = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  if (nameless) return <p class="soft">{t("web.desk.reply.nameless")}</p>;
  const draft = draftFor(session);
  const sent = confirmed.value.get(session);
  const saving = draft.state === "saving";
  const send = async (event: Event) => {
    event.preventDefault();
    await sendReply(session, youngPerson, name);
    if (onFree && draftFor(session).words === "") onFree();
    else if (focusIsFree(box.current?.form)) box.current?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) box.current?.form?.requestSubmit();
    else if (event.key === "Escape" && onFree) onFree();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const failed = draft.state === "failed" || draft.state === "waiting";
  return (
    <form class="reply-form" onSubmit={send} onKeyDown={keys} noValidate>
      <label for={field}>{t("web.desk.reply.label", { name: isolated(name) })}</label>
      <p class="hint" id={`${field}-hint`}>
        {t("web.desk.reply.hint")}
      </p>
      {failed && (
        <p class={draft.state === "waiting" ? "problem problem-waiting" : "problem"} id={`${field}-problem`} role="alert">
          {draft.problem}
        </p>
      )}
      <textarea
        class="input text-area"
        id={field}
        ref={box}
        rows={3}
        dir="auto"
        spellcheck={true}
        autocomplete="off"
        value={draft.words}
        readOnly={saving}
        aria-invalid={draft.state === "failed" ? "true" : undefined}
        aria-describedby={failed ? `${field}-hint ${field}-problem` : `${field}-hint`}
        onInput={(event) => type(session, event.currentTarget.value)}
      />
      <div class="actions">
        <button type="submit" class="button button-primary" aria-disabled={saving ? "true" : undefined}>
          {saving ? t("web.desk.reply.saving") : t("web.desk.reply.send")}
        </button>
        {sent && draft.state === "writing" && draft.words === "" && (
          <p class="sent">{t("web.desk.reply.sent", { name: isolated(name), when: sent.at.words })}</p>
        )}
      </div>
    </form>
  );
}
