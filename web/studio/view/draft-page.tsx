import { useEffect } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { locale } from "../choices";
import { editable, openDraft, saveAll, showDraft, unsavedHere } from "../draft";
import { library, loadLibrary, may } from "../library";
import { localesOf, shownStep } from "../marks";
import { draftLink, flowLink, tabs, type Tab } from "../route";
import type { Draft } from "../types";
import { counted, known, say } from "../words";
import { StateMark } from "./bits";
import { Changes } from "./changes";
import { FileEditor } from "./file-editor";
import { Moves } from "./moves";
import { DraftOutline } from "./outline";
import { PageHeading } from "./page-heading";
import { Phone } from "./phone";
import { AllProblems, LanguagePicker, StepEditor } from "./step";

function Tabs({ draft, tab, step }: { draft: Draft; tab: Tab; step: string }) {
  return (
    <nav class="tabs" aria-label={say("draft.tabs")}>
      <ul>
        {tabs.map((name) => (
          <li key={name} class={`tab-${name}`}>
            <a href={draftLink(draft.id, name, step)} aria-current={name === tab ? "page" : undefined}>
              {say(`tab.${name}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Head({ draft }: { draft: Draft }) {
  const others = draft.editors.filter((name) => name !== draft.author);
  return (
    <div class="draft-head">
      <div class="draft-title">
        <p class="back">
          <a href={flowLink(draft.flow)}>{say("draft.back")}</a>
        </p>
        <PageHeading>{draft.title || draft.flow}</PageHeading>
        <p class="draft-by">
          <StateMark state={draft.state} /> {say("draft.by", { author: draft.author })}
          {others.length > 0 && ` ${say("draft.editors", { names: others.join(", ") })}`}
        </p>
        {draft.note !== "" && <p class="draft-note">{say("draft.note_last", { note: draft.note })}</p>}
        {draft.state !== "draft" && may().author && <p class="soft">{known("draft.locked", draft.state)}</p>}
      </div>
      <Moves draft={draft} />
    </div>
  );
}

function SaveAll() {
  const count = unsavedHere.value;
  if (count === 0 || !editable.value) return null;
  return (
    <Button kind="primary" class="button-small" onClick={() => void saveAll()}>
      {counted("draft.save_all", count)}
    </Button>
  );
}

function useSaveKey(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void saveAll();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}

function Editor({ draft, tab, step }: { draft: Draft; tab: Tab; step: string }) {
  useSaveKey();
  const shown = shownStep(step);
  const locales = localesOf(draft);
  useEffect(() => {
    if (locales.length > 0 && !locales.includes(locale.value)) locale.value = locales[0] ?? "";
  }, [locales.join()]);
  return (
    <>
      <Head draft={draft} />
      <AllProblems draft={draft} />
      <div class={`draft-bar draft-bar-${tab}`}>
        <Tabs draft={draft} tab={tab} step={step} />
        <SaveAll />
        {(tab === "words" || tab === "preview") && <LanguagePicker draft={draft} />}
      </div>
      <div class={`draft draft-${tab}`}>
        <DraftOutline draft={draft} current={tab === "changes" ? undefined : shown?.id} tab={tab} />
        <div class="centre">
          {tab === "changes" ? (
            <Changes draft={draft} />
          ) : tab === "file" ? (
            <FileEditor draft={draft} step={step === "" ? undefined : shown} />
          ) : (
            <StepEditor key={shown?.id} draft={draft} step={shown} />
          )}
        </div>
        <Phone draft={draft} />
      </div>
    </>
  );
}

/** A draft: steps at the left, words or file or changes in the middle, the conversation as it would be at the right. */
export function DraftPage({ id, tab, step }: { id: string; tab: Tab; step: string }) {
  useEffect(() => {
    void showDraft(id);
    if (!library.value) void loadLibrary();
  }, [id]);
  const open = openDraft.value;
  const draft = open?.id === id ? open.view : null;
  return (
    <>
      {open?.id === id && open.trouble !== "none" && (
        <p class="problem" role="alert">
          {say(open.trouble === "not_found" ? "not_found" : "stale_page")}{" "}
          <button type="button" class="link" onClick={() => void showDraft(id)}>
            {say("try_again")}
          </button>
        </p>
      )}
      {draft ? <Editor draft={draft} tab={tab} step={step} /> : open?.trouble === "none" && <p class="soft">{say("loading")}</p>}
    </>
  );
}
