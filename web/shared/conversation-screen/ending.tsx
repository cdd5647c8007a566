import { Button } from "../elements/button/button";
import { Done } from "../elements/drawing/drawing";
import { showHelplines } from "../elements/helplines/helplines";
import { noticeLines, Replies, StateLines } from "../elements/statement-state/statement-state";
import type { View } from "../conversation";
import { t } from "../strings";
import { Lines } from "./review";

interface Props {
  view: View;
  onHome: () => void;
  homeLabel: string;
  /** A nameless visitor can not be told that it was read. */
  nameless: boolean;
  /** Sent just now, and not opened again later. */
  fresh: boolean;
  onChange?: ((step: string) => void) | undefined;
}

function SaidBefore({ view, nameless, onChange }: Pick<Props, "view" | "nameless" | "onChange">) {
  if (nameless || !view.review) return null;
  return (
    <details class="what-i-said">
      <summary>{t("web.sent.look")}</summary>
      <Lines lines={view.review.lines} onChange={onChange} />
    </details>
  );
}

/** Sent: what happens next, and what has happened; it changes by itself while it is looked at. */
export function SentScreen({ view, onHome, homeLabel, nameless, fresh, onChange }: Props) {
  const replies = view.notices.flatMap((notice) => (notice.reply ? [notice.reply] : []));
  return (
    <section class="ending">
      {fresh && <Done />}
      <h2 id="question" tabIndex={-1}>
        {t(fresh ? "web.sent.title" : "web.home.said")}
      </h2>
      {fresh && (
        <p class="lead" dir="auto">
          {view.submitted?.what_next}
        </p>
      )}
      {!nameless && (
        <div class="card" aria-live="polite">
          {view.submitted && (
            <StateLines lines={noticeLines(view.submitted.at.words, view.state === "amended", view.notices)} />
          )}
          <Replies replies={replies} />
        </div>
      )}
      {!fresh && view.review && <Lines lines={view.review.lines} onChange={onChange} />}
      <div class="ending-actions">
        <Button kind="primary" onClick={onHome}>
          {homeLabel}
        </Button>
        <Button kind="quiet" icon="phone" onClick={showHelplines}>
          {t("web.call.open")}
        </Button>
      </div>
      {fresh && <SaidBefore view={view} nameless={nameless} onChange={onChange} />}
    </section>
  );
}

/** Stopped by the person: said plainly, with nothing asked in return. */
export function StoppedScreen({ view, onHome, homeLabel }: Pick<Props, "view" | "onHome" | "homeLabel">) {
  return (
    <section class="ending">
      <h2 id="question" tabIndex={-1}>
        {t("web.stopped.title")}
      </h2>
      <p class="lead" dir="auto">
        {view.stopped ?? t("web.state.stopped")}
      </p>
      <div class="ending-actions">
        <Button kind="primary" onClick={onHome}>
          {homeLabel}
        </Button>
        <Button kind="quiet" icon="phone" onClick={showHelplines}>
          {t("web.call.open")}
        </Button>
      </div>
    </section>
  );
}
