import { useId, useRef } from "preact/hooks";
import type { Reply, StatementView } from "../../shared/protocol";
import { t } from "../../shared/strings";
import { expanded, readFailed, tellRead, toggle } from "../case-file";
import { hasDraft } from "../drafts";
import { focusIsFree } from "../keys";
import { isolated, known } from "../words";
import { statementPdf } from "../api";
import { named, say } from "../say";
import type { File } from "../types";
import { ActBar } from "./act-bar";
import { KeptFrom } from "./kept-from";
import { LevelBadge } from "./level";
import { Lines } from "./lines";
import { LoopStrip } from "./loop-strip";
import { ReplyForm } from "./reply-form";

/** Replies in the order in which they were written. */
export function Replies({ replies }: { replies: Reply[] }) {
  if (replies.length === 0) return null;
  return (
    <ol class="replies">
      {replies.map((reply) => (
        <li key={reply.id} class="reply">
          <p class="reply-by">{t("web.desk.reply.by", { name: isolated(reply.by), when: reply.at.words })}</p>
          <p class="answer own-words" dir="auto">
            {reply.words}
          </p>
        </li>
      ))}
    </ol>
  );
}

function state(statement: StatementView): string {
  const parts = [t(`web.desk.state.${statement.state}`)];
  const sent = statement.state === "submitted" || statement.state === "amended";
  if (statement.read)
    parts.push(
      t("web.desk.statement.read_by", { name: isolated(statement.read_by ?? ""), when: statement.read.words }),
    );
  else if (sent) parts.push(t("web.desk.statement.unread"));
  if (statement.replies.length > 0) parts.push(t("web.desk.statement.replied"));
  else if (statement.read) parts.push(t("web.desk.statement.no_reply"));
  return parts.join(t("web.desk.separator"));
}

function Small({ statement }: { statement: StatementView }) {
  return (
    <p class="small soft parts">
      <span>{t("web.desk.statement.script", { flow: statement.flow, number: statement.flow_number })}</span>
      <span class="code-like">{statement.version.slice(0, 8)}</span>
      <span>{known("web.desk.channel", statement.channel)}</span>
      <span>{t("web.desk.statement.language", { language: statement.locale_name })}</span>
      <span>{t("web.desk.statement.started", { when: statement.started.words })}</span>
    </p>
  );
}

/** Who was helping when this was said, as they say: it matters to how it is read. */
function Helped({ session, file }: { session: string; file: File }) {
  const said = file.entries.filter((one) => one.kind === "present" && one.by_young_person && one.session === session);
  if (said.length === 0) return null;
  return (
    <ul class="helped" role="list">
      {said.map((one) => (
        <li key={one.id}>
          {named("helped", one.state)} <span class="soft small">{one.at.words}</span>
        </li>
      ))}
    </ul>
  );
}

/** Their own words are never translated here: who can not read them has to ask somebody who can. */
function ToTranslate({ statement }: { statement: StatementView }) {
  const typed = statement.lines.some((line) => line.own_words && !line.off_path);
  if (statement.locale === "en" || !typed) return null;
  return <p class="flag to-translate">{say("translation.needed", { language: statement.locale_name })}</p>;
}

function Body({ statement, file }: { statement: StatementView; file: File }) {
  const place = useRef<HTMLDivElement>(null);
  const language = statement.locale === "en" ? undefined : statement.locale_name;
  return (
    <>
      {readFailed.value.has(statement.session) && (
        <p class="problem" role="alert">
          {t("web.desk.statement.read_failed")}{" "}
          <button type="button" class="link" onClick={() => void tellRead(statement)}>
            {t("web.desk.try_again")}
          </button>
        </p>
      )}
      <KeptFrom session={statement.session} file={file} />
      <Helped session={statement.session} file={file} />
      <ToTranslate statement={statement} />
      <Lines lines={statement.lines} language={language} />
      <Small statement={statement} />
      <Replies replies={statement.replies} />
      <p class="small">
        <a href={statementPdf(statement.session)} download>
          {say("triage.pdf")}
          <span class="unseen"> {t("web.desk.alert.of", { title: statement.title, name: statement.name })}</span>
        </a>
      </p>
      <ReplyForm
        session={statement.session}
        youngPerson={statement.young_person}
        name={statement.name}
        nameless={file.nameless}
      />
      <div ref={place} tabIndex={-1}>
        <ActBar
          youngPerson={statement.young_person}
          session={statement.session}
          name={statement.name}
          nameless={file.nameless}
          inFile
          onFree={() => focusIsFree(place.current) && place.current?.focus({ preventScroll: true })}
        />
      </div>
    </>
  );
}

/** One conversation in the timeline. Its words are shown when a person opens it, and that counts as reading. */
export function Statement({ statement, file }: { statement: StatementView; file: File }) {
  const body = useId();
  const open = expanded.value.has(statement.session);
  const sent = statement.state === "submitted" || statement.state === "amended";
  const unread = sent && !statement.read;
  const loop = file.loops.find((one) => one.session === statement.session);
  return (
    <article id={`statement-${statement.session}`} class={unread ? "entry statement unread" : "entry statement"}>
      <h3>
        <button
          type="button"
          class="disclosure"
          aria-expanded={open}
          aria-controls={body}
          onClick={() => void toggle(statement, !open)}
        >
          <span class="chevron" aria-hidden="true" />
          <span class="entry-title">{statement.title}</span>
          <span class="unseen">, </span>
          <span class="entry-when">{(statement.submitted ?? statement.started).words}</span>
        </button>
      </h3>
      <p class="entry-state">
        {statement.level && statement.level !== "routine" && <LevelBadge level={statement.level} />}
        <span>{state(statement)}</span>
        {hasDraft(statement.session) && !open && <span class="flag">{t("web.desk.reply.unsent")}</span>}
      </p>
      {loop && <LoopStrip loop={loop} />}
      <div id={body} class="entry-body" hidden={!open}>
        {open && <Body statement={statement} file={file} />}
      </div>
    </article>
  );
}
