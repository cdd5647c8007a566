import { say } from "../say";
import type { File } from "../types";
import { LevelBadge } from "./level";

const shownAtMost = 2;

/** The open alerts of a person but the one that is looked at, and what else should make one careful. A badge is for risk only. */
export function Flags({ file, but }: { file: File; but?: string | undefined }) {
  const open = file.alerts.filter((alert) => !alert.acknowledged && alert.id !== but);
  const more = open.length - shownAtMost;
  return (
    <>
      {open.slice(0, shownAtMost).map((alert) => (
        <span class="flag-open" key={alert.id}>
          <LevelBadge level={alert.level} /> {alert.title}
        </span>
      ))}
      {more > 0 && <span class="flag-open">{say("file.more_flags", { count: more })}</span>}
      {file.repeat_alerts >= 2 && <span class="mark mark-risk">{say("inbox.repeat", { count: file.repeat_alerts })}</span>}
      {file.not_heard_weeks !== undefined && file.not_heard_weeks > 0 && (
        <span class="mark">{say("file.quiet", { weeks: file.not_heard_weeks })}</span>
      )}
    </>
  );
}

