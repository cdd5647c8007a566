import type { Line } from "../../shared/protocol";
import { t } from "../../shared/strings";
import { known } from "../words";
import { LineMedia } from "./line-media";

/** The answer as it was given; what was typed in another language stands beside its English. */
function Answer({ line, language }: { line: Line; language: string | undefined }) {
  const { original } = line;
  // What was typed is never translated: then both are the same, and once is enough.
  const same = original !== undefined && original.text === line.answer;
  const attributes = same ? { lang: original.lang, dir: original.dir } : { dir: "auto" as const };
  const words = (
    <p class={line.own_words ? "answer own-words" : "answer"} {...attributes}>
      {line.off_path ? <s>{line.answer}</s> : line.answer}
    </p>
  );
  if (!original || same) return words;
  return (
    <>
      {words}
      <p class="original-label">
        {language ? t("web.desk.line.original_in", { language }) : t("web.desk.line.original")}
      </p>
      <p class="answer original" lang={original.lang} dir={original.dir}>
        {line.off_path ? <s>{original.text}</s> : original.text}
      </p>
    </>
  );
}

function Tags({ line }: { line: Line }) {
  const matters = line.matters.map((matter) => known("web.desk.matter", matter));
  if (line.field === "" && matters.length === 0) return null;
  return (
    <p class="line-tags">
      {line.field !== "" && <span class="filed">{t("web.desk.line.filed", { field: line.field })}</span>}
      {matters.map((matter) => (
        <span class="tag" key={matter}>
          {matter}
        </span>
      ))}
    </p>
  );
}

/** Question and answer, word for word, in the order in which they were asked. */
export function Lines({ lines, language }: { lines: Line[]; language?: string | undefined }) {
  if (lines.length === 0) return <p class="soft">{t("web.desk.line.none")}</p>;
  return (
    <ol class="said">
      {lines.map((line, index) => (
        <li key={`${line.step}-${index}`} class={line.off_path ? "said-line changed" : "said-line"}>
          <p class="question">{line.question}</p>
          <div class="given">
            {(line.off_path || line.raised_alert) && (
              <p class="line-flags">
                {line.off_path && <span class="flag">{t("web.desk.line.changed")}</span>}
                {line.raised_alert && <span class="flag flag-alert">{t("web.desk.line.raised_alert")}</span>}
              </p>
            )}
            <Answer line={line} language={language} />
            <LineMedia line={line} />
            <Tags line={line} />
          </div>
        </li>
      ))}
    </ol>
  );
}
