import { useSignal } from "@preact/signals";
import { Button } from "../../shared/elements/button/button";
import { Dialog } from "../../shared/elements/dialog/dialog";
import { describedBy, Field } from "../../shared/elements/field/field";
import { say } from "../words";

interface Props {
  id: string;
  title: string;
  lead: string;
  /** What the button does, and the button that opens this. */
  does: string;
  /** Read out after it, where several such buttons are on a page. */
  of?: string;
  kind?: "primary" | "quiet" | "danger" | "plain";
  small?: boolean;
  busy?: boolean;
  /** A field for words that go with it. */
  note?: { label: string; missing?: string };
  onDo: (note: string) => Promise<unknown>;
}

/** A button for what should not happen by mistake: it says what will happen, and asks. */
export function Ask({ id, title, lead, does, of, kind = "quiet", small, busy, note, onDo }: Props) {
  const open = useSignal(false);
  const words = useSignal("");
  const missing = useSignal(false);
  const act = async (event: Event) => {
    event.preventDefault();
    missing.value = note?.missing !== undefined && words.value.trim() === "";
    if (missing.value) return document.getElementById(`${id}-note`)?.focus();
    open.value = false;
    await onDo(words.value.trim());
  };
  const problem = missing.value ? note?.missing : undefined;
  return (
    <>
      <Button kind={kind} class={small ? "button-small" : ""} busy={busy ?? false} onClick={() => (open.value = true)}>
        {does}
        {of && <span class="unseen"> {of}</span>}
      </Button>
      <Dialog id={id} title={title} open={open.value} onClose={() => (open.value = false)}>
        <form onSubmit={(event) => void act(event)} noValidate>
          <p>{lead}</p>
          {note && (
            <Field id={`${id}-note`} label={note.label} problem={problem}>
              <textarea
                id={`${id}-note`}
                class="input note"
                rows={3}
                value={words.value}
                aria-invalid={problem ? "true" : undefined}
                aria-describedby={describedBy(`${id}-note`, false, problem)}
                onInput={(event) => (words.value = event.currentTarget.value)}
              />
            </Field>
          )}
          <div class="actions">
            <Button kind={kind === "danger" ? "danger" : "primary"} type="submit">
              {does}
            </Button>
            <Button kind="plain" onClick={() => (open.value = false)}>
              {say("cancel")}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
