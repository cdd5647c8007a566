import { useSignal } from "@preact/signals";
import { has, t } from "../../shared/strings";
import { type Entry, type Filter, filters, inFilter, timeline } from "../case-file";
import { found } from "../say";
import type { File } from "../types";
import { isolated, known } from "../words";
import { CaseEntry } from "./case-entry";
import { LevelBadge } from "./level";
import { Lines } from "./lines";
import { Replies, Statement } from "./statement";

function AlertEntry({ entry, words }: { entry: Extract<Entry, { kind: "alert" }>; words: boolean }) {
  const { alert } = entry;
  return (
    <article class="entry">
      <h3 class="entry-line">
        <span class="entry-title">{t("web.desk.timeline.alert", { title: alert.title })}</span>
        <span class="entry-when">{alert.raised.words}</span>
      </h3>
      <p class="entry-state">
        <LevelBadge level={alert.level} />
        <span>
          {alert.acknowledged
            ? t("web.desk.alert.acknowledged", {
                name: isolated(alert.acknowledged_by ?? ""),
                when: alert.acknowledged.words,
              })
            : t("web.desk.timeline.alert_open")}
        </span>
      </p>
      {words && <Lines lines={alert.lines} />}
    </article>
  );
}

function TimelineEntry({ entry, file, filter }: { entry: Entry; file: File; filter: Filter }) {
  switch (entry.kind) {
    case "statement":
      return <Statement statement={entry.statement} file={file} />;
    case "alert":
      return <AlertEntry entry={entry} words={filter === "alert"} />;
    case "reply":
      return (
        <article class="entry">
          <h3 class="entry-line">
            <span class="entry-title">{t("web.desk.timeline.reply", { title: entry.statement.title })}</span>
            <span class="entry-when">{entry.reply.at.words}</span>
          </h3>
          {filter === "reply" ? (
            <Replies replies={[entry.reply]} />
          ) : (
            <p class="entry-state">{t("web.desk.timeline.reply_by", { name: isolated(entry.reply.by) })}</p>
          )}
        </article>
      );
    case "action":
    case "note":
    case "referral":
      return <CaseEntry entry={entry.entry} corrections={entry.corrections} file={file} />;
    case "task": {
      const { task } = entry;
      return (
        <article class="entry">
          <h3 class="entry-line">
            <span class="entry-title">{t("web.desk.timeline.task", { title: task.title })}</span>
          </h3>
          <p class="entry-state">
            {t("web.desk.timeline.task_due", {
              to: known("recipient", task.to),
              due: typeof task.due === "string" ? task.due : task.due.words,
            })}
          </p>
        </article>
      );
    }
    case "other":
      return (
        <article class="entry">
          <h3 class="entry-line">
            <span class="entry-title">
              {t("web.desk.timeline.other", {
                kind: eventWords(entry.entry.kind),
                title: entry.entry.title,
              })}
            </span>
            <span class="entry-when">{entry.entry.at.words}</span>
          </h3>
        </article>
      );
  }
}

function eventWords(kind: string): string {
  const own = `web.desk.event.${kind}`;
  return has(own) ? t(own) : (found(`event.${kind}`) ?? found(`kind.${kind}`) ?? kind.replaceAll("_", " "));
}

const filterWords = (name: Filter) => found(`filter.${name}`) ?? t(`web.desk.filter.${name}`);

/** Everything in the case file, newest first; one kind of it if the reader so chooses. */
export function Timeline({ file }: { file: File }) {
  const filter = useSignal<Filter>("all");
  const entries = timeline(file);
  const shown = entries.filter((entry) => inFilter(entry, filter.value));
  return (
    <section>
      <h2>{t("web.desk.timeline.title")}</h2>
      <fieldset class="filters">
        <legend class="unseen">{t("web.desk.timeline.show")}</legend>
        {filters.map((name) => (
          <label key={name} class="filter">
            <input
              type="radio"
              name="timeline-filter"
              value={name}
              checked={filter.value === name}
              onChange={() => (filter.value = name)}
            />
            <span>
              {filterWords(name)}{" "}
              <span class="filter-count">{entries.filter((entry) => inFilter(entry, name)).length}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {shown.length === 0 && <p class="soft">{found(`none.${filter.value}`) ?? t(`web.desk.timeline.none.${filter.value}`)}</p>}
      <ol class="timeline">
        {shown.map((entry) => (
          <li key={entry.key} class={`moment moment-${entry.kind}`}>
            <TimelineEntry entry={entry} file={file} filter={filter.value} />
          </li>
        ))}
      </ol>
    </section>
  );
}
