import { Bubble, type Tick } from "../elements/bubble/bubble";
import { Button } from "../elements/button/button";
import { wordsOf } from "../elements/easy/easy";
import { Icon } from "../elements/icon/icon";
import { Listen } from "../elements/listen/listen";
import { ShowMedia } from "../elements/media/later";
import { Says } from "../elements/says/says";
import { showHelplines } from "../elements/helplines/helplines";
import type { AnswerEntry, Entry, Sending } from "../conversation";
import type { Prompt, Words } from "../protocol";
import { t } from "../strings";

/** Something the service says; a safety step stands out and has the way to a person in it. */
export function Said({ prompt }: { prompt: Prompt }) {
  if (!prompt.safety)
    return (
      <>
        <Bubble from="said">
          <Says words={wordsOf(prompt)} />
        </Bubble>
        <Listen prompt={prompt} />
      </>
    );
  return (
    <section class="card card-safety safety">
      <p class="safety-words">
        <Icon name="shield" size={28} />
        <span>
          <Says words={wordsOf(prompt)} />
        </span>
      </p>
      <div class="row">
        <Button kind="primary" icon="phone" onClick={showHelplines}>
          {t("web.call.open")}
        </Button>
        <Listen prompt={prompt} />
      </div>
    </section>
  );
}

function Question({ words }: { words: Words | undefined }) {
  if (!words) return null;
  return (
    <Bubble from="said">
      <span lang={words.lang} dir={words.dir}>
        {words.text}
      </span>
    </Bubble>
  );
}

interface AnsweredProps {
  entry: AnswerEntry;
  onChange: (() => void) | undefined;
}

function Answered({ entry, onChange }: AnsweredProps) {
  const change = onChange && (
    <button type="button" class="change" onClick={onChange}>
      {t("web.answer.change")}
      <span class="unseen">: {entry.question?.text ?? entry.answer}</span>
    </button>
  );
  return (
    <li class="exchange">
      <Question words={entry.question} />
      <Bubble from="own" tick="saved" foot={change}>
        <span dir="auto">{entry.answer}</span>
        {entry.media && <ShowMedia media={entry.media} what={entry.answer} when={entry.at?.words} />}
      </Bubble>
      {entry.told && (
        <p class="told">
          <Icon name="message" size={18} /> <span dir="auto">{entry.told}</span>
        </p>
      )}
    </li>
  );
}

interface LogProps {
  entries: Entry[];
  onChange: ((step: string) => void) | undefined;
}

/** What was said so far. Announcements are made once, elsewhere: see Announcer. */
export function Log({ entries, onChange }: LogProps) {
  return (
    <div role="log" aria-live="off" aria-label={t("web.talk.log")}>
      <ol class="log" role="list">
        {entries.map((entry) =>
          entry.kind === "said" ? (
            <li key={`said ${entry.step}`}>
              <Said prompt={entry.prompt} />
            </li>
          ) : (
            <Answered key={`answer ${entry.step}`} entry={entry} onChange={onChange && (() => onChange(entry.step))} />
          ),
        )}
      </ol>
    </div>
  );
}

/** The answer on its way. It joins the log when it is on the server's disk, and not before. */
export function OnItsWay({
  sending,
  question,
  online,
}: {
  sending: Sending;
  question: Words | undefined;
  online: boolean;
}) {
  const tick: Tick = online && !sending.trouble ? "sending" : "waiting";
  return (
    <div class="on-its-way exchange" id="on-its-way" tabIndex={-1}>
      <Question words={question} />
      <Bubble from="own" tick={tick}>
        <span dir="auto">{sending.words}</span>
      </Bubble>
      {sending.trouble && <p class="told">{sending.trouble}</p>}
    </div>
  );
}
