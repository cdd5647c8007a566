/** The board is as large as what is kept of it, however small it is shown. */
export const width = 1200;
export const height = 900;

export type Pen = "black" | "blue" | "red" | "green";
export interface Stroke {
  pen: Pen;
  points: [number, number][];
}

// On white paper in every theme: who looks at it later sees the same colours.
const colours: Record<Pen, string> = { black: "#22313a", blue: "#0b5fd0", red: "#a3261c", green: "#1f6b3f" };

export function drawAll(context: CanvasRenderingContext2D, strokes: Stroke[]): void {
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  context.lineWidth = 8;
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const { pen, points } of strokes) {
    const [first, ...rest] = points;
    if (!first) continue;
    context.strokeStyle = colours[pen];
    context.beginPath();
    context.moveTo(...first);
    if (rest.length === 0) context.lineTo(first[0], first[1]); // A dot.
    for (const point of rest) context.lineTo(...point);
    context.stroke();
  }
}
