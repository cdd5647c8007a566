import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { editable, fileEdit, forgetFile, keepMyFile, othersFile, saveFile, typeFile, wasSaved } from "../draft";
import type { Draft, DraftStep } from "../types";
import { say } from "../words";

/** Puts the cursor at the beginning of a line, and that line in sight. */
function goTo(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  area.scrollTop = Math.max(0, (line - 4) * (area.scrollHeight / lines.length));
}

function Conflict({ theirs }: { theirs: string }) {
  return (
    <div class="conflict" role="alert">
      <p id="file-theirs">{say("file.theirs")}</p>
      <pre class="file-theirs" tabIndex={0} role="region" aria-labelledby="file-theirs">
        {theirs}
      </pre>
      <div class="actions">
        <Button onClick={() => void keepMyFile()}>{say("file.keep_mine")}</Button>
        <Button onClick={forgetFile}>{say("file.take_theirs")}</Button>
      </div>
    </div>
  );
}

/** The whole file as text, comments and all. Only this way are steps, ways and alerts changed. */
export function FileEditor({ draft, step }: { draft: Draft; step: DraftStep | undefined }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLDivElement>(null);
  const edit = fileEdit.value;
  const text = edit?.text ?? draft.yaml;
  const marked = new Map(draft.problems.filter(({ line }) => line > 0).map(({ line, blocks }) => [line, blocks]));
  useEffect(() => {
    if (area.current && step && step.line > 0) goTo(area.current, step.line);
  }, [step?.id]);
  const follow = () => {
    if (numbers.current && area.current) numbers.current.scrollTop = area.current.scrollTop;
  };
  useEffect(follow);
  const kind = (line: number) => (!marked.has(line) ? "" : marked.get(line) ? "line-bad" : "line-hint");
  return (
    <section class="file">
      <label for="file-text">{say("file.label")}</label>
      <p class="hint" id="file-hint">
        {say("file.tab_hint")}
      </p>
      <div class="file-frame">
        <div class="file-numbers" ref={numbers} aria-hidden="true">
          {text.split("\n").map((_, place) => (
            <span key={place} class={kind(place + 1)}>
              {place + 1}
            </span>
          ))}
        </div>
        <textarea
          ref={area}
          id="file-text"
          class="file-text"
          lang="en"
          dir="ltr"
          wrap="off"
          spellcheck={false}
          autoComplete="off"
          readOnly={!editable.value}
          value={text}
          aria-describedby="file-hint"
          onScroll={follow}
          onInput={(event) => typeFile(event.currentTarget.value)}
        />
      </div>
      {edit && edit.problem !== "" && (
        <p class="problem" role="alert">
          {edit.problem}
        </p>
      )}
      {othersFile.value !== null && <Conflict theirs={othersFile.value} />}
      <div class="actions file-actions">
        {edit && othersFile.value === null && (
          <>
            <Button kind="primary" busy={edit.state === "saving"} onClick={() => void saveFile()}>
              {say("file.save")}
            </Button>
            <Button kind="plain" onClick={forgetFile}>
              {say("text.undo")}
            </Button>
            <span class="text-sign">{say(edit.state === "saving" ? "text.saving" : "text.unsaved")}</span>
          </>
        )}
        {!edit && wasSaved("", "file") && <span class="text-sign saved-sign">{say("text.saved")}</span>}
      </div>
    </section>
  );
}
