import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { Icon } from "../../shared/elements/icon/icon";
import { TextArea } from "../../shared/elements/text-area/text-area";
import { describedBy, ProblemText } from "../../shared/elements/field/field";
import { t } from "../../shared/strings";
import { goHome } from "../store";
import { draft, file, keepDraft, load, stale } from "./file";
import type { OwnFile } from "./types";

interface PageProps {
  title: string;
  lead?: string;
  /** One step back; without it, to the first screen. */
  back?: { label: string; go: () => void };
  children?: ComponentChildren;
}

/** One thing at a time: the way back, a heading that is read out on arrival, what it is about. */
export function Page({ title, lead, back, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="own">
      <p class="own-back">
        <Button kind="plain" icon="back" onClick={back?.go ?? goHome}>
          {back?.label ?? t("web.home.to")}
        </Button>
      </p>
      <h1 ref={heading} tabIndex={-1} dir="auto">
        {title}
      </h1>
      {lead && <p class="own-lead">{lead}</p>}
      {children}
    </div>
  );
}

function Again({ words, retry }: { words: string; retry: () => void }) {
  return (
    <div class="banner banner-warning own-again" role="status">
      <Icon name="no_signal" size={20} />
      <span>{words}</span>
      <Button onClick={retry}>{t("web.own.door.again")}</Button>
    </div>
  );
}

/** Shows what the file holds; says so if it could not be loaded, or only an older one. */
export function WithFile({ children }: { children: (own: OwnFile) => ComponentChildren }) {
  const own = file.value;
  const retry = (): void => void load();
  if (!own && stale.value) return <Again words={t("web.own.not_loaded")} retry={retry} />;
  if (!own) return <p class="soft">{t("web.wait")}</p>;
  return (
    <>
      {stale.value && <Again words={t("web.own.stale")} retry={retry} />}
      {children(own)}
    </>
  );
}

/** The same for what one screen asks for itself. */
export function Loaded<T>({ from, children }: { from: () => Promise<T>; children: (value: T) => ComponentChildren }) {
  const [value, setValue] = useState<T>();
  const [failed, setFailed] = useState(false);
  const fetchIt = (): void => {
    setFailed(false);
    from().then(setValue, () => setFailed(true));
  };
  useEffect(fetchIt, []);
  if (failed) return <Again words={t("web.own.not_loaded")} retry={fetchIt} />;
  return value === undefined ? <p class="soft">{t("web.wait")}</p> : <>{children(value)}</>;
}

interface WriteProps {
  id: string;
  /** Where what is being written is kept until it is saved. */
  place: string;
  label: string;
  hint?: string;
  button: string;
  mayBeEmpty?: boolean;
  rows?: number;
  save: (text: string) => Promise<void>;
  onCancel?: () => void;
}

/** A box for their own words and one button. What could not be saved stays in the box. */
export function Write({ id, place, label, hint, button, mayBeEmpty, rows = 3, save, onCancel }: WriteProps) {
  const [text, setText] = useState(draft(place));
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const change = (words: string): void => {
    setText(words);
    keepDraft(place, words);
  };
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const words = text.trim();
    if (!words && !mayBeEmpty) {
      setProblem(t("web.own.empty"));
      document.getElementById(id)?.focus();
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      await save(words);
      change("");
    } catch (error) {
      setProblem((error as Error).message);
    }
    setBusy(false);
  };
  return (
    <form class="own-write" noValidate onSubmit={(event) => void send(event)}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <TextArea
        id={id}
        value={text}
        rows={rows}
        describedBy={describedBy(id, hint, problem)}
        invalid={problem !== undefined}
        onInput={change}
      />
      <ProblemText id={id} problem={problem} />
      <div class="row">
        <Button kind="primary" type="submit" busy={busy}>
          {button}
        </Button>
        {onCancel && (
          <Button kind="plain" onClick={onCancel}>
            {t("web.before.not_now")}
          </Button>
        )}
      </div>
    </form>
  );
}

/** One act by one tap: busy while it is saved, and why not if it is not. */
export function useTap(): { busy: boolean; problem: string | undefined; tap: (what: () => Promise<void>) => void } {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const tap = (what: () => Promise<void>): void => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    what()
      .catch((error: Error) => setProblem(error.message))
      .finally(() => setBusy(false));
  };
  return { busy, problem, tap };
}

/** What somebody said, word for word, in its own direction. */
export function Quote({ children, own }: { children: string; own?: boolean }) {
  return (
    <blockquote class={`own-quote ${own ? "own-quote-mine" : ""}`} dir="auto">
      {children}
    </blockquote>
  );
}
