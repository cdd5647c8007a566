import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { desk } from "../api";
import { personLink } from "../route";
import { say } from "../say";
import { Outcome, useSending } from "./asking";
import { PageHeading } from "./page-heading";

/** A file that is not theirs, for half an hour, with a reason that the young person reads. */
export function BreakGlassPage() {
  const number = useRef<HTMLInputElement>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  const opened = useSignal<{ young_person: string; until: string } | null>(null);
  const { busy, problem, done, send } = useSending();
  const open = (event: Event) => {
    event.preventDefault();
    void send(async () => {
      const answer = await desk.breakGlass(number.current?.value.trim() ?? "", reason.current?.value.trim() ?? "");
      opened.value = { young_person: answer.young_person, until: answer.until.words };
    }, "");
  };
  return (
    <div class="narrow">
      <PageHeading>{say("glass.title")}</PageHeading>
      <div class="card card-safety">
        <p>{say("glass.lead")}</p>
        <ul>
          <li>{say("glass.minutes")}</li>
          <li>{say("glass.manager")}</li>
          <li>{say("glass.young_person")}</li>
        </ul>
      </div>
      <form class="entry-form" onSubmit={open}>
        <p class="entry-field">
          <label for="glass-number">{say("glass.number")}</label>
          <input id="glass-number" class="input" ref={number} type="text" autocomplete="off" required />
        </p>
        <p class="entry-field">
          <label for="glass-reason">{say("glass.reason")}</label>
          <textarea id="glass-reason" class="input text-area" ref={reason} rows={3} dir="auto" autocomplete="off" required />
        </p>
        <Outcome problem={problem} done={done} />
        {opened.value ? (
          <p class="banner banner-warning" role="status">
            {say("glass.open", { when: opened.value.until })} <a href={personLink(opened.value.young_person)}>{say("glass.go")}</a>
          </p>
        ) : (
          <Button kind="danger" type="submit" busy={busy}>
            {say("glass.button")}
          </Button>
        )}
      </form>
    </div>
  );
}
