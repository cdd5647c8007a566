import { useLayoutEffect, useState } from "preact/hooks";
import { Banner } from "../elements/banner/banner";
import { Button } from "../elements/button/button";
import { easy } from "../elements/easy/easy";
import { Dialog } from "../elements/dialog/dialog";
import { wasSent, type View } from "../conversation";
import { Says } from "../elements/says/says";
import { newsLines, Replies, StateLines } from "../elements/statement-state/statement-state";
import { t } from "../strings";
import type { Talk } from "../talk";
import { Announcer } from "./announcer";
import { SentScreen, StoppedScreen } from "./ending";
import { Log, OnItsWay, Said } from "./log";
import { Question } from "./question";
import { ReviewScreen } from "./review";

interface Props {
  talk: Talk;
  today: Date;
  /** On a shared screen there is no coming back later. */
  kiosk: boolean;
  onHome: () => void;
  homeLabel: string;
}

function ConnectionLine({ talk }: { talk: Talk }) {
  const state = talk.connection.state.value;
  const holding = talk.view.value.sending !== undefined;
  if (state === "open" || state === "closed") return <Banner />;
  if (state === "connecting") return <Banner icon="waiting">{holding ? t("web.signal.sending") : undefined}</Banner>;
  return (
    <Banner tone="warning" icon="no_signal">
      {t(holding ? "web.signal.kept" : "web.signal.none")}
    </Banner>
  );
}

function Head({ view }: { view: View }) {
  const asking = view.phase === "asking";
  return (
    <div class="talk-head">
      <h1 lang={view.lang} dir={view.dir}>
        {view.title}
      </h1>
      {asking && (
        <p class="progress">
          <progress aria-hidden="true" max={view.answered + view.aboutLeft || 1} value={view.answered} />
          <span>{t("web.talk.left", { count: view.aboutLeft })}</span>
        </p>
      )}
      {!view.approved && <p class="unapproved small">{t("web.talk.unapproved")}</p>}
    </div>
  );
}

function StopDialog({
  talk,
  kiosk,
  open,
  onClose,
  onHome,
}: Pick<Props, "talk" | "kiosk" | "onHome"> & {
  open: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog id="stop" title={t("web.stop.title")} open={open} onClose={onClose}>
      <p>{t(kiosk ? "web.stop.lead_kiosk" : "web.stop.lead")}</p>
      <div class="dialog-choices">
        <Button kind="primary" onClick={onClose}>
          {t("web.stop.carry_on")}
        </Button>
        {!kiosk && <Button onClick={onHome}>{t("web.stop.later")}</Button>}
        <Button
          kind="danger"
          onClick={() => {
            onClose();
            talk.stop();
          }}
        >
          {t("web.stop.now")}
        </Button>
      </div>
    </Dialog>
  );
}

function Asking({ talk, today, kiosk, onHome, homeLabel }: Props) {
  const [stopping, setStopping] = useState(false);
  const view = talk.view.value;
  const { asking, sending, previous, refused } = view;
  const again = refused && refused.step === asking?.step;
  if (sending)
    return (
      <OnItsWay
        sending={sending}
        question={asking?.step === sending.step ? asking.words : undefined}
        online={talk.connection.state.value === "open"}
      />
    );
  if (!asking) return null;
  return (
    <div class="card question-card">
      {previous && (
        <div class="row changing">
          <span>{t(wasSent(view) ? "web.change.sent" : "web.change.note")}</span>
          <Button kind="plain" onClick={() => talk.keep()}>
            {t("web.change.keep")}
          </Button>
        </div>
      )}
      {refused && !again && (
        <div class="banner banner-warning">
          <span>
            {t("web.answer.not_saved")} <bdi class="not-saved">{refused.words}</bdi>
          </span>
        </div>
      )}
      <Question
        key={`${asking.step} ${view.answered} ${again ? refused.id : ""}`}
        prompt={asking}
        session={view.session}
        given={again ? refused.value : previous}
        problem={view.problem?.text}
        today={today}
        onAnswer={(value, words) => talk.answer(asking.step, value, words)}
      />
      <div class="talk-foot">
        <Button kind="plain" icon="back" disabled={view.answered === 0} onClick={() => talk.back()}>
          {t("web.talk.back")}
        </Button>
        {wasSent(view) ? (
          <Button kind="plain" onClick={onHome}>
            {homeLabel}
          </Button>
        ) : (
          <Button kind="plain" icon="stop" onClick={() => setStopping(true)}>
            {t("web.talk.stop")}
          </Button>
        )}
      </div>
      <StopDialog talk={talk} kiosk={kiosk} open={stopping} onClose={() => setStopping(false)} onHome={onHome} />
    </div>
  );
}

/** What happened at the other end meanwhile: nobody has to send first to learn that their alert was taken up. */
function Noticed({ view }: { view: View }) {
  if (view.notices.length === 0) return null;
  return (
    <div class="card noticed">
      <StateLines lines={newsLines(view.notices)} />
      <Replies replies={view.notices.flatMap((notice) => (notice.reply ? [notice.reply] : []))} />
    </div>
  );
}

// What the service said after the last answer stays in sight on the review.
function lastSaid(view: View): View["log"] {
  return sinceLastAnswer(view).filter((entry) => entry.kind === "said");
}

// One thing at a time in easy mode: the last answer with its tick, and what was said to it.
function sinceLastAnswer(view: View): View["log"] {
  return view.log.slice(Math.max(0, view.log.map((entry) => entry.kind).lastIndexOf("answer")));
}

function Body(props: Props) {
  const { talk, kiosk, onHome, homeLabel } = props;
  const view = talk.view.value;
  const [sent, setSent] = useState(false);
  const change = (step: string): void => {
    setSent(false);
    talk.back(step);
  };
  switch (view.phase) {
    case "starting":
      return view.problem ? (
        <section class="ending">
          <p class="problem">{view.problem.text}</p>
          <Button onClick={onHome}>{homeLabel}</Button>
        </section>
      ) : (
        <>
          <p class="soft">{t("web.wait")}</p>
          <ConnectionLine talk={talk} />
        </>
      );
    case "asking":
      return (
        <>
          <Log entries={easy.value ? sinceLastAnswer(view) : view.log} onChange={view.sending ? undefined : change} />
          <div>
            <ConnectionLine talk={talk} />
            <Noticed view={view} />
            {view.back && (
              <p class="banner">
                <Says words={view.back} />
              </p>
            )}
            <Asking {...props} />
          </div>
        </>
      );
    case "ended":
      return (
        <>
          {lastSaid(view).map((entry) => entry.kind === "said" && <Said key={entry.step} prompt={entry.prompt} />)}
          <ConnectionLine talk={talk} />
          <Noticed view={view} />
          <ReviewScreen
            review={view.review}
            problem={view.problem?.text}
            busy={sent && !view.problem}
            onChange={change}
            onSend={(withoutAdviser) => {
              setSent(true);
              talk.submit(withoutAdviser);
            }}
          />
        </>
      );
    case "submitted":
      return (
        <SentScreen view={view} onHome={onHome} homeLabel={homeLabel} nameless={kiosk} fresh={sent} onChange={change} />
      );
    case "stopped":
      return <StoppedScreen view={view} onHome={onHome} homeLabel={homeLabel} />;
  }
}

// Where reading goes on: at the answer just given, with its tick, who was told, and what was said to it; so that neither
// a safety card nor the question itself lies above the screen. While an earlier answer is changed, at the question.
function readOnFrom(view: View): Element | null {
  const answers = document.querySelectorAll(".log .bubble-own");
  const last = view.previous ? undefined : answers[answers.length - 1];
  return last ?? document.querySelector(".question-card");
}

/** The heading that has the focus: the question now open, or what stands in its place. */
function useFocusOnQuestion(view: View): void {
  const place = view.sending
    ? "sending"
    : view.phase === "asking"
      ? `${view.asking?.step} ${view.answered}`
      : view.phase;
  useLayoutEffect(() => {
    const heading = document.getElementById(view.sending ? "on-its-way" : "question");
    heading?.focus({ preventScroll: true });
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches || document.documentElement.matches(".still");
    const behavior = still ? "auto" : "smooth";
    if (view.sending) heading?.scrollIntoView({ block: "nearest", behavior });
    else if (view.phase === "asking" && view.answered > 0) readOnFrom(view)?.scrollIntoView({ block: "start", behavior });
    else scrollTo({ top: 0, behavior });
  }, [place, view.review === undefined]);
}

export function ConversationScreen(props: Props) {
  const view = props.talk.view.value;
  useFocusOnQuestion(view);
  return (
    <div class={easy.value ? "talk easy-talk" : "talk"}>
      <Head view={view} />
      <Body {...props} />
      <Announcer view={view} />
    </div>
  );
}
