import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../strings";
import { Button } from "../button/button";
import type { TakeProps } from "../media/main";
import { clock, recordedAs, Recording } from "./recording";

type Stage = "empty" | "recording" | "taken";

/** A voice note: said, listened to, said again, and only then sent. */
export function Voice({ onTaken, onProblem, disabled }: TakeProps) {
  const [stage, setStage] = useState<Stage>("empty");
  const [seconds, setSeconds] = useState(0);
  const [full, setFull] = useState(false);
  const [address, setAddress] = useState<string>();
  const recording = useRef<Recording | undefined>(undefined);
  useEffect(() => () => recording.current?.drop(), []);
  useEffect(() => () => (address ? URL.revokeObjectURL(address) : undefined), [address]);

  const finished = (blob: Blob, lasted: number, wasFull: boolean): void => {
    setFull(wasFull);
    setAddress(URL.createObjectURL(blob));
    setStage("taken");
    onTaken({ blob, words: t("web.media.voice.yours", { time: clock(lasted) }) });
  };
  const record = async (): Promise<void> => {
    onProblem(undefined);
    onTaken(undefined);
    setAddress(undefined);
    setSeconds(0);
    try {
      recording.current = await Recording.begin({ onSecond: setSeconds, onEnd: finished });
      setStage("recording");
    } catch {
      setStage("empty");
      onProblem(t("web.media.voice.no_microphone"));
    }
  };

  return (
    <div class="voice">
      {stage === "empty" && <p class="small soft">{t("web.media.voice.note")}</p>}
      {stage === "recording" && (
        <p role="timer" aria-live="off" class="voice-time">
          <span class="voice-dot" aria-hidden="true" /> {t("web.media.voice.recording", { time: clock(seconds) })}
        </p>
      )}
      {stage === "taken" && address && (
        <>
          {full && <p role="status">{t("web.media.voice.full")}</p>}
          <p>{t("web.media.voice.yours", { time: clock(seconds) })}</p>
          <audio class="media-shown" controls src={address} aria-label={t("web.media.voice.yours", { time: clock(seconds) })} />
        </>
      )}
      <div class="row">
        {stage === "recording" ? (
          <Button kind="primary" icon="stop" onClick={() => recording.current?.end()}>
            {t("web.media.voice.stop")}
          </Button>
        ) : (
          <Button
            kind={stage === "empty" ? "primary" : "quiet"}
            disabled={disabled || recordedAs() === undefined}
            onClick={() => void record()}
          >
            {t(stage === "empty" ? "web.media.voice.record" : "web.media.voice.again")}
          </Button>
        )}
        {stage === "taken" && (
          <Button
            icon="close"
            disabled={disabled}
            onClick={() => {
              setStage("empty");
              setAddress(undefined);
              onTaken(undefined);
            }}
          >
            {t("web.media.remove")}
          </Button>
        )}
      </div>
    </div>
  );
}
