import type { Notice, Reply } from "../../protocol";
import { t } from "../../strings";
import { Bubble } from "../bubble/bubble";
import { Icon } from "../icon/icon";

/** One true line about what has happened; `done` has a tick, the rest waits. */
export interface StateLine {
  done: boolean;
  words: string;
}

/** What has been done at the other end; replies stand by themselves. */
export function newsLines(notices: Notice[]): StateLine[] {
  const taken = notices.some((notice) => notice.kind === "alert_acknowledged");
  return notices
    .filter(({ kind }) => kind !== "replied")
    .map(({ kind, words }) => ({ done: kind !== "passed_on" || taken, words })); // Passed on, it still waits.
}

/** The same, from what has arrived while a conversation is open. */
export function noticeLines(sent: string, changed: boolean, notices: Notice[]): StateLine[] {
  const lines: StateLine[] = [
    { done: true, words: t(changed ? "web.state.amended" : "web.state.sent", { when: sent }) },
  ];
  lines.push(...newsLines(notices));
  if (!notices.some((notice) => notice.kind === "read")) lines.push({ done: false, words: t("web.state.not_read") });
  return lines;
}

export function StateLines({ lines }: { lines: StateLine[] }) {
  return (
    <ul class="state-lines" role="list">
      {lines.map((line, index) => (
        <li key={`${index} ${line.words}`} class={line.done ? "state-done" : "state-waits"}>
          <Icon name={line.done ? "tick" : "waiting"} size={18} />
          <span dir="auto">{line.words}</span>
        </li>
      ))}
    </ul>
  );
}

export function Replies({ replies }: { replies: Reply[] }) {
  return (
    <>
      {replies.map((reply) => (
        <Bubble
          key={reply.id}
          from="said"
          foot={
            <span class="soft">
              <bdi>{reply.by}</bdi>, <bdi>{reply.at.words}</bdi>
            </span>
          }
        >
          <span dir="auto">{reply.words}</span>
        </Bubble>
      ))}
    </>
  );
}
