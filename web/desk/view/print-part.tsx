import { t } from "../../shared/strings";
import { Button } from "../../shared/elements/button/button";
import { timeline } from "../case-file";
import { personLink } from "../route";
import { say } from "../say";
import type { File } from "../types";
import { dated, known } from "../words";
import { CaseEntry } from "./case-entry";
import { Lines } from "./lines";
import { LoopStrip } from "./loop-strip";
import { Replies } from "./statement";

/** The whole file on paper, newest first: every word, nothing to press. Looking at it reads nothing for the young person. */
export function PrintPart({ file: asked }: { file: File }) {
  const file = dated(asked);
  return (
    <div class="print-part">
      <p class="actions screen-only">
        <Button kind="primary" onClick={() => print()}>
          {say("print.button")}
        </Button>
        <a href={personLink(file.young_person)}>{say("print.back")}</a>
      </p>
      <p class="small soft">{say("print.made")}</p>
      {timeline(file).map((entry) => {
        switch (entry.kind) {
          case "statement": {
            const { statement } = entry;
            const loop = file.loops.find((one) => one.session === statement.session);
            const when = (statement.submitted ?? statement.started).words;
            return (
              <article class="on-paper" key={entry.key}>
                <h2>
                  {statement.title} <span class="entry-when">{when}</span>
                </h2>
                <p class="small soft">
                  {t(`web.desk.state.${statement.state}`)}, {known("web.desk.channel", statement.channel)},{" "}
                  {t("web.desk.statement.language", { language: statement.locale_name })},{" "}
                  {t("web.desk.statement.script", { flow: statement.flow, number: statement.flow_number })}
                </p>
                {loop && <LoopStrip loop={loop} />}
                <Lines lines={statement.lines} language={statement.locale === "en" ? undefined : statement.locale_name} />
                <Replies replies={statement.replies} />
              </article>
            );
          }
          case "alert":
            return (
              <article class="on-paper" key={entry.key}>
                <h2>
                  {t("web.desk.timeline.alert", { title: entry.alert.title })} <span class="entry-when">{entry.alert.raised.words}</span>
                </h2>
                <Lines lines={entry.alert.lines} />
              </article>
            );
          case "action":
          case "note":
          case "referral":
            return <CaseEntry key={entry.key} entry={entry.entry} corrections={entry.corrections} file={file} />;
          default:
            return null;
        }
      })}
    </div>
  );
}
