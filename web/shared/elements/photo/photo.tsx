import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../strings";
import { Button } from "../button/button";
import type { TakeProps } from "../media/main";
import { blobOf, drawOn, turn } from "../media/picture";

type Stage = "empty" | "camera" | "taken";

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** A photo from a file, a phone's own camera, or the camera of this screen; looked at and turned before it is sent. */
export function Photo({ onTaken, onProblem, disabled }: TakeProps) {
  const [stage, setStage] = useState<Stage>("empty");
  const file = useRef<HTMLInputElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const film = useRef<HTMLVideoElement>(null);
  const stream = useRef<MediaStream | undefined>(undefined);
  useEffect(() => () => stop(stream.current), []);

  const closeCamera = (): void => {
    stop(stream.current);
    stream.current = undefined;
  };
  const show = async (): Promise<void> => {
    setStage("taken");
    const blob = canvas.current && (await blobOf(canvas.current, "image/jpeg"));
    if (blob) onTaken({ blob, words: t("web.media.photo.yours") });
  };
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (!chosen || !canvas.current) return;
    onProblem(undefined);
    try {
      const picture = await createImageBitmap(chosen, { imageOrientation: "from-image" });
      drawOn(canvas.current, picture, picture.width, picture.height);
      picture.close();
      await show();
    } catch {
      onProblem(t("web.media.photo.unreadable"));
    }
  };
  const openCamera = async (): Promise<void> => {
    onProblem(undefined);
    try {
      stream.current = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      setStage("camera");
      if (film.current) film.current.srcObject = stream.current;
    } catch {
      onProblem(t("web.media.photo.no_camera"));
    }
  };
  const snap = (): void => {
    if (!film.current || !canvas.current || film.current.videoWidth === 0) return;
    drawOn(canvas.current, film.current, film.current.videoWidth, film.current.videoHeight);
    closeCamera();
    void show();
  };
  const remove = (): void => {
    closeCamera();
    if (file.current) file.current.value = "";
    setStage("empty");
    onTaken(undefined);
  };

  return (
    <div class="photo">
      <input
        ref={file}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => void choose(event.currentTarget.files?.[0])}
      />
      <p class="small soft">{t("web.media.photo.hint")}</p>
      <canvas ref={canvas} class="media-shown" hidden={stage !== "taken"} role="img" aria-label={t("web.media.photo.yours")} />
      <video ref={film} class="media-shown" hidden={stage !== "camera"} autoPlay muted playsInline aria-hidden="true" />
      <div class="row">
        {stage === "empty" && (
          <>
            <Button kind="primary" icon="plus" onClick={() => file.current?.click()}>
              {t("web.media.photo.choose")}
            </Button>
            {navigator.mediaDevices && <Button onClick={() => void openCamera()}>{t("web.media.photo.camera")}</Button>}
          </>
        )}
        {stage === "camera" && (
          <Button kind="primary" onClick={snap}>
            {t("web.media.photo.snap")}
          </Button>
        )}
        {stage === "taken" && (
          <Button
            disabled={disabled}
            onClick={() => {
              if (canvas.current) turn(canvas.current);
              void show();
            }}
          >
            {t("web.media.turn")}
          </Button>
        )}
        {stage !== "empty" && (
          <Button icon="close" disabled={disabled} onClick={remove}>
            {t("web.media.remove")}
          </Button>
        )}
      </div>
    </div>
  );
}
