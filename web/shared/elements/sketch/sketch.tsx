import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../strings";
import { Button } from "../button/button";
import type { TakeProps } from "../media/main";
import { blobOf } from "../media/picture";
import { drawAll, height, width, type Pen, type Stroke } from "./strokes";

const pens: Pen[] = ["black", "blue", "red", "green"];

/** A drawing with a finger, a pen or a mouse. Who can not draw says it in words: see AskMedia. */
export function Sketch({ onTaken, disabled }: TakeProps) {
  const board = useRef<HTMLCanvasElement>(null);
  const drawing = useRef<Stroke | undefined>(undefined);
  const [strokes, setStrokes] = useState<Stroke[]>([]);
  const [pen, setPen] = useState<Pen>("black");

  const redraw = (all: Stroke[]): void => {
    const context = board.current?.getContext("2d");
    if (context) drawAll(context, all);
  };
  useEffect(() => {
    let outdated = false;
    redraw(strokes);
    if (strokes.length === 0) onTaken(undefined);
    else if (board.current)
      void blobOf(board.current, "image/png").then(
        (blob) => blob && !outdated && onTaken({ blob, words: t("web.media.draw.yours") }),
      );
    return () => {
      outdated = true;
    };
  }, [strokes]);

  const pointOf = (event: PointerEvent): [number, number] => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return [
      Math.round(((event.clientX - box.left) / box.width) * width),
      Math.round(((event.clientY - box.top) / box.height) * height),
    ];
  };
  const down = (event: PointerEvent): void => {
    if (disabled || event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    drawing.current = { pen, points: [pointOf(event)] };
  };
  const move = (event: PointerEvent): void => {
    if (!drawing.current) return;
    drawing.current.points.push(pointOf(event));
    redraw([...strokes, drawing.current]);
  };
  const up = (): void => {
    if (drawing.current) setStrokes([...strokes, drawing.current]);
    drawing.current = undefined;
  };

  return (
    <div class="sketch">
      <p class="small soft">{t("web.media.draw.lead")}</p>
      <div class="row" role="group" aria-label={t("web.media.draw.board")}>
        {pens.map((one) => (
          <Button key={one} class={`pen pen-${one}`} pressed={pen === one} disabled={disabled} onClick={() => setPen(one)}>
            {t(`web.media.pen.${one}`)}
          </Button>
        ))}
      </div>
      <canvas
        ref={board}
        class="sketch-board"
        width={width}
        height={height}
        role="img"
        aria-label={t("web.media.draw.board")}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      />
      <div class="row">
        <Button
          icon="back"
          disabled={disabled || strokes.length === 0}
          onClick={() => setStrokes(strokes.slice(0, -1))}
        >
          {t("web.media.draw.undo")}
        </Button>
        <Button icon="close" disabled={disabled || strokes.length === 0} onClick={() => setStrokes([])}>
          {t("web.media.draw.clear")}
        </Button>
      </div>
    </div>
  );
}
