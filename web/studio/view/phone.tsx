import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Bubble } from "../../shared/elements/bubble/bubble";
import { Button } from "../../shared/elements/button/button";
import { Says } from "../../shared/elements/says/says";
import { Said } from "../../shared/conversation-screen/log";
import { Question } from "../../shared/conversation-screen/question";
import { languageName } from "../choices";
import { unsavedHere } from "../draft";
import { localesOf } from "../marks";
import * as play from "../preview";
import type { Draft, Preview } from "../types";
import { directionOf, known, say } from "../words";

function Settings({ draft }: { draft: Draft }) {
  const { locale, easy, nameless, today } = play.settings.value;
  const box = (key: "easy" | "nameless", on: boolean) => (
    <label class="check">
      <input type="checkbox" checked={on} onChange={(event) => play.set({ [key]: event.currentTarget.checked })} />
      <span>{say(`preview.${key}`)}</span>
    </label>
  );
  return (
    <div class="phone-settings">
      <label>
        <span>{say("preview.language")}</span>
        <select class="select" value={locale} onChange={(event) => play.set({ locale: event.currentTarget.value })}>
          {["en", ...localesOf(draft)].map((other) => (
            <option key={other} value={other}>
              {languageName(other)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{say("preview.today")}</span>
        <input
          class="select"
          type="date"
          value={today}
          onChange={(event) => event.currentTarget.value !== "" && play.set({ today: event.currentTarget.value })}
        />
      </label>
      {box("easy", easy)}
      {box("nameless", nameless)}
    </div>
  );
}

// The button that was tapped is gone: reading goes on at what comes next, as on the phone.
function useNextInSight(shown: Preview | null): void {
  const before = useRef<number | null>(null);
  const count = play.exchanges.value.filter(({ answer }) => answer !== null).length;
  useLayoutEffect(() => {
    if (!shown) return;
    const moved = before.current !== null && before.current !== count;
    before.current = count;
    if (!moved) return;
    const screen = document.querySelector<HTMLElement>(".phone");
    const next = screen?.querySelector<HTMLElement>("#question") ?? screen;
    next?.focus({ preventScroll: true });
    const last = [...(screen?.querySelectorAll<HTMLElement>(".bubble-own, .phone-end") ?? [])].pop();
    if (screen) screen.scrollTop = last ? last.offsetTop - screen.offsetTop - 24 : 0;
  }, [shown]);
}

function Conversation() {
  const shown = play.preview.value;
  useNextInSight(shown);
  if (!shown) return null;
  const { waiting, done } = shown;
  const today = new Date(`${play.settings.value.today}T12:00:00`);
  const said = play.exchanges.value.filter(({ prompt }) => !waiting || prompt.step !== waiting.step);
  return (
    <>
      {said.map(({ prompt, answer, place }) =>
        prompt.kind === "say" ? (
          <Said key={prompt.step} prompt={prompt} />
        ) : (
          <div key={prompt.step} class="exchange">
            <Bubble from="said">
              <Says words={prompt.words} />
            </Bubble>
            {answer !== null && (
              <Bubble
                from="own"
                foot={
                  <button type="button" class="change" onClick={() => play.backTo(place)}>
                    {say("preview.change")}
                  </button>
                }
              >
                <span dir="auto">{answer}</span>
              </Bubble>
            )}
          </div>
        ),
      )}
      {waiting && (
        <div class="card question-card">
          <Question
            key={`${waiting.step} ${play.settings.value.answers.length} ${waiting.words.lang}`}
            prompt={waiting}
            given={undefined}
            problem={undefined}
            today={today}
            onAnswer={(value) => play.answerPreview(waiting, value)}
          />
        </div>
      )}
      {done && (
        <p class="phone-end" lang="en" dir="ltr">
          {say("preview.ended")}
        </p>
      )}
    </>
  );
}

function Outcome() {
  const shown = play.preview.value;
  if (!shown) return null;
  return (
    <div class="outcome">
      <h3>{say("preview.alerts")}</h3>
      {shown.alerts.length === 0 && <p class="soft">{say("preview.no_alerts")}</p>}
      <ul>
        {shown.alerts.map((alert, place) => (
          <li key={place} class={`outcome-alert level-${alert.level}`}>
            <strong>{say("preview.alert", { level: known("level", alert.level), title: alert.title })}</strong>{" "}
            <span>{say("preview.alert_to", { to: [alert.to].flat().join(", ") })}</span>
          </li>
        ))}
      </ul>
      {shown.filed.length > 0 && (
        <>
          <h3>{say("preview.filed")}</h3>
          <ul class="filed">
            {shown.filed.map(({ label }, place) => (
              <li key={place}>{label}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** The draft as a young person would meet it: as wide as a phone, in any language, and answered by tapping. */
export function Phone({ draft }: { draft: Draft }) {
  const { locale, answers } = play.settings.value;
  useEffect(() => void play.runPreview(draft.id), [draft.id, draft.hash, play.settings.value]);
  useEffect(() => play.clearPreview, [draft.id]);
  return (
    <section class="preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{say("preview.title")}</h2>
      <Settings draft={draft} />
      {play.previewProblem.value !== "" && (
        <p class="problem" role="alert">
          {play.previewProblem.value}
        </p>
      )}
      {unsavedHere.value > 0 && <p class="hint">{say("preview.unsaved")}</p>}
      <div
        class="phone"
        lang={locale}
        dir={directionOf(locale)}
        role="region"
        tabIndex={0}
        aria-label={say("preview.phone")}
        aria-busy={play.previewBusy.value}
      >
        <div class="phone-screen talk">
          {!play.preview.value && play.previewBusy.value && <p class="soft">{say("loading")}</p>}
          <Conversation />
        </div>
      </div>
      <div class="actions phone-actions">
        <Button
          class="button-small"
          icon="back"
          disabled={answers.length === 0}
          onClick={() => play.backTo(answers.length - 1)}
        >
          {say("preview.back")}
        </Button>
        <Button class="button-small" disabled={answers.length === 0} onClick={() => play.backTo(0)}>
          {say("preview.again")}
        </Button>
      </div>
      <Outcome />
      <p class="hint">{say("preview.nothing_kept")}</p>
    </section>
  );
}
