import { useEffect, useState } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { Dialog } from "../../shared/elements/dialog/dialog";
import { ProblemText } from "../../shared/elements/field/field";
import { Pictures } from "../../shared/elements/pictures/pictures";
import { Square } from "../../shared/elements/square/square";
import { t } from "../../shared/strings";
import { handingOver, idle, talk, wipe, wordsOf } from "../store";
import { ask, keepAsking, type Meeting, type Shown } from "./ask";

const at = "/api/v1/kiosk/hand-over";

/** What is not sent off yet goes on on a phone; whoever stands here sees that it is theirs, and the screen is cleared. */
function Offer() {
  const [shown, setShown] = useState<Shown>();
  const [meeting, setMeeting] = useState<Meeting>();
  const [problem, setProblem] = useState<string>();
  const { session } = talk.view.value;
  useEffect(() => {
    let stop = (): void => {};
    let here = true;
    const ended = (failure?: unknown): void => {
      if (here) setProblem(wordsOf(failure) ?? t(failure ? "web.signal.none" : "problem.visit_gone"));
    };
    ask<Shown>(at, { session }).then((made) => {
      if (!here) return;
      setShown(made);
      stop = keepAsking(
        () => ask<Meeting>(`${at}/look`, { ticket: made.ticket }),
        (answer) => {
          if (answer.state !== "seen") return false;
          idle.touched();
          setMeeting(answer);
          return true;
        },
        ended,
      );
    }, ended);
    return () => {
      here = false;
      stop();
    };
  }, []);
  const settle = async (yes: boolean): Promise<void> => {
    try {
      await ask(`${at}/${yes ? "agree" : "refuse"}`, { ticket: shown?.ticket });
      if (yes) await wipe();
      else handingOver.value = false;
    } catch (failure) {
      setProblem(wordsOf(failure) ?? t("web.signal.none"));
    }
  };
  if (problem) return <ProblemText id="hand-over" problem={problem} />;
  if (meeting?.pictures)
    return (
      <>
        <p class="lead" role="status">
          {t("web.kiosk.same")}
        </p>
        <Pictures names={meeting.pictures} />
        <div class="dialog-choices">
          <Button kind="primary" busy={talk.holding} onClick={() => void settle(true)}>
            {t("web.kiosk.same_yes")}
          </Button>
          <Button onClick={() => void settle(false)}>{t("web.kiosk.same_no")}</Button>
        </div>
      </>
    );
  return (
    <>
      <p>{t("web.kiosk.hand_over_note")}</p>
      {shown && <Square text={`${location.origin}/#hand-over=${shown.token}`} label={t("web.kiosk.scan")} />}
      <p class="lead">{t("web.kiosk.scan")}</p>
      <p>{t("web.kiosk.scan_note")}</p>
    </>
  );
}

export function HandOver() {
  const close = (): void => {
    handingOver.value = false;
  };
  return (
    <Dialog id="hand-over" title={t("web.kiosk.hand_over")} open={handingOver.value} onClose={close} class="meet">
      <Offer />
      <Button icon="close" onClick={close}>
        {t("web.close")}
      </Button>
    </Dialog>
  );
}
