import strings from "media-strings";
import { useEffect, useRef, useState } from "preact/hooks";
import { ProblemError } from "../../http";
import type { Id, MediaAnswer, Prompt, Value } from "../../protocol";
import { addEnglish, t } from "../../strings";
import { Button } from "../button/button";
import { ProblemText } from "../field/field";
import { Photo } from "../photo/photo";
import { Sketch } from "../sketch/sketch";
import { TextArea } from "../text-area/text-area";
import { Voice } from "../voice/voice";
import { mediaIn } from "./media-in";
import { addressOf, upload, type Progress } from "./upload";

addEnglish(strings);

export interface AskProps {
  prompt: Prompt;
  session: Id;
  /** The answer there is, when going back; or the one that was refused. */
  given: Value | undefined;
  onAnswer: (value: Value, words: string) => void;
}

/** What was taken, recorded or drawn, and how it is called while it is on its way. */
export interface Taken {
  blob: Blob;
  words: string;
}

export interface TakeProps {
  /** Nothing: it was removed again. */
  onTaken: (taken: Taken | undefined) => void;
  onProblem: (words: string | undefined) => void;
  disabled: boolean;
}

/** The way back from words. */
const takes = { photo: "web.media.photo.choose", voice: "web.media.voice.record", drawing: "web.media.draw.board" };

const takers = { photo: Photo, voice: Voice, drawing: Sketch };

function Sending({ progress }: { progress: Progress }) {
  return (
    <div class="media-sending" role="status">
      <progress max={100} value={progress.percent} aria-hidden="true" />
      <p>{progress.waiting ? t("web.media.waiting") : t("web.media.saving", { percent: progress.percent })}</p>
    </div>
  );
}

/** Words do for every one of them. */
function InWords({ value, onInput, onSend }: { value: string; onInput: (text: string) => void; onSend: () => void }) {
  return (
    <div class="media-words">
      <label id="media-words-label" for="media-words">
        {t("web.media.words_label")}
      </label>
      <TextArea id="media-words" labelledBy="media-words-label" value={value} onInput={onInput} />
      <Button kind="primary" wide onClick={onSend}>
        {t("web.answer.send")}
      </Button>
    </div>
  );
}

export function AskMedia({ prompt, session, given, onAnswer }: AskProps) {
  const kind = prompt.type as MediaAnswer["kind"];
  const Take = takers[kind];
  const [taken, setTaken] = useState<Taken>();
  const [progress, setProgress] = useState<Progress>();
  const [problem, setProblem] = useState<string>();
  const [words, setWords] = useState(given && "text" in given ? given.text : "");
  const [inWords, setInWords] = useState(words !== "");
  const calledOff = useRef(new AbortController());
  useEffect(() => () => calledOff.current.abort(), []);

  const send = (): void => {
    if (!taken || progress) return;
    const { signal } = calledOff.current;
    setProblem(undefined);
    setProgress({ percent: 0, waiting: false });
    upload({ session, step: prompt.step, kind, blob: taken.blob, signal, onProgress: setProgress }).then(
      (id) => !signal.aborted && onAnswer({ [kind]: id } as Value, taken.words),
      (error: unknown) => {
        if (signal.aborted) return;
        setProgress(undefined);
        setProblem((error instanceof ProblemError && error.text) || t("web.own.not_saved"));
      },
    );
  };
  const sendWords = (): void => {
    if (words.trim() === "") setProblem(t("web.answer.empty"));
    else onAnswer({ text: words }, words);
  };
  const before = given && mediaIn(given);

  return (
    <div class="media">
      {before && !taken && <ShowMedia media={before} what={t("web.answer.change")} />}
      <div hidden={inWords}>
        <Take
          disabled={progress !== undefined}
          onProblem={setProblem}
          onTaken={(next) => {
            setProblem(undefined);
            setTaken(next);
          }}
        />
      </div>
      {progress && <Sending progress={progress} />}
      <ProblemText id="answer" problem={problem} />
      {taken && !inWords && (
        <Button kind="primary" wide busy={progress !== undefined} class="send-answer" onClick={send}>
          {t("web.answer.send")}
        </Button>
      )}
      {inWords ? (
        <>
          <InWords value={words} onInput={setWords} onSend={sendWords} />
          <Button kind="plain" icon="back" onClick={() => setInWords(false)}>
            {t(takes[kind])}
          </Button>
        </>
      ) : (
        <Button kind="plain" icon="pencil" disabled={progress !== undefined} onClick={() => setInWords(true)}>
          {t("web.media.words")}
        </Button>
      )}
    </div>
  );
}

export interface ShowProps {
  media: MediaAnswer;
  /** "Photo" */
  what: string;
  when?: string | undefined;
}

/** Their own, as the server has it. */
export function ShowMedia({ media, what, when }: ShowProps) {
  const words = when ? t("web.media.sent_at", { what, when }) : what;
  const address = addressOf(media.id, "own");
  if (media.kind === "voice") return <audio class="media-shown" controls preload="none" src={address} aria-label={words} />;
  return <img class="media-shown" src={address} alt={words} loading="lazy" />;
}
