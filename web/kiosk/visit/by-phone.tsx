import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { ProblemText } from "../../shared/elements/field/field";
import { Pictures } from "../../shared/elements/pictures/pictures";
import { Square } from "../../shared/elements/square/square";
import type { Me } from "../../shared/protocol";
import { t } from "../../shared/strings";
import { idle, offer, way, wordsOf } from "../store";
import { ask, keepAsking, type Meeting, type Shown } from "./ask";

/** A square for the phone, then the same three pictures on both; the phone decides. */
export function SignInByPhone() {
  const [shown, setShown] = useState<Shown>();
  const [meeting, setMeeting] = useState<Meeting>();
  const [problem, setProblem] = useState<string>();
  const [turn, setTurn] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    let stop = (): void => {};
    let here = true;
    setShown(undefined);
    setMeeting(undefined);
    ask<Shown>("/api/v1/kiosk/ask", {}).then(
      (made) => {
        if (!here) return;
        setShown(made);
        stop = keepAsking(
          () => ask<Meeting | Me>("/api/v1/kiosk/asked", { ticket: made.ticket }),
          (answer) => {
            if ("role" in answer) {
              offer();
              return true;
            }
            if (answer.state === "seen") idle.touched(); // Somebody is there, with a phone in their hand.
            setMeeting(answer);
            return false;
          },
          () => setProblem(t("web.kiosk.again")),
        );
      },
      (failure: unknown) => here && setProblem(wordsOf(failure) ?? t("web.signal.none")),
    );
    return () => {
      here = false;
      stop();
    };
  }, [turn]);
  const pictures = meeting?.pictures;
  useEffect(() => heading.current?.focus({ preventScroll: true }), [pictures === undefined]);
  return (
    <div class="stack meet">
      <h1 tabIndex={-1} ref={heading}>
        {t(pictures ? "web.kiosk.same" : "web.kiosk.scan")}
      </h1>
      {pictures && !problem && (
        <>
          <Pictures names={pictures} />
          <p class="lead">{t("web.kiosk.same_note")}</p>
        </>
      )}
      {!pictures && !problem && (
        <>
          {shown && <Square text={`${location.origin}/#visit=${shown.token}`} label={t("web.kiosk.scan")} />}
          <p class="lead">{t("web.kiosk.way_phone_note")}</p>
          <p>{t("web.kiosk.scan_note")}</p>
        </>
      )}
      <ProblemText id="phone" problem={problem} />
      <div class="dialog-choices">
        {problem && (
          <Button
            kind="primary"
            onClick={() => {
              setProblem(undefined);
              setTurn(turn + 1);
            }}
          >
            {t("web.own.door.again")}
          </Button>
        )}
        <Button icon="back" onClick={() => (way.value = undefined)}>
          {t("web.talk.back")}
        </Button>
      </div>
    </div>
  );
}
