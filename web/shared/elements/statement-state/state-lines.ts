import type { OwnStatement } from "../../protocol";
import { t } from "../../strings";
import type { StateLine } from "./statement-state";

/** Who was told of an alert that nobody has taken up yet. */
export function alertWaits({ passed_on_words }: OwnStatement): string {
  return passed_on_words || t("web.state.alert_waiting");
}

/** What has happened to a statement, and nothing more than that. */
export function stateLines(statement: OwnStatement): StateLine[] {
  const lines: StateLine[] = [];
  const { state, submitted, read, acknowledged } = statement;
  if (statement.alert_raised)
    lines.push(
      acknowledged
        ? {
            done: true,
            words: t("web.state.alert_seen", { name: statement.acknowledged_by ?? "", when: acknowledged.words }),
          }
        : { done: false, words: alertWaits(statement) },
    );
  if (state === "in_progress") lines.push({ done: false, words: t("web.state.in_progress") });
  if (state === "stopped") lines.push({ done: false, words: t("web.state.stopped") });
  if (submitted)
    lines.push({
      done: true,
      words: t(state === "amended" ? "web.state.amended" : "web.state.sent", { when: submitted.words }),
    });
  if (read) lines.push({ done: true, words: t("web.state.read", { name: statement.read_by ?? "", when: read.words }) });
  else if (submitted) lines.push({ done: false, words: t("web.state.not_read") });
  return lines;
}
