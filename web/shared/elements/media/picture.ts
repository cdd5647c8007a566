/** The longest side that is sent; the server makes nothing larger of it either. */
const longest = 1600;

/** How large something is drawn so that it is no larger than what is sent. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Draws on a canvas what came from a file or a camera. Only pixels get there: no place, and no camera. */
export function drawOn(canvas: HTMLCanvasElement, source: CanvasImageSource, width: number, height: number): void {
  const size = fitted(width, height);
  canvas.width = size.width;
  canvas.height = size.height;
  canvas.getContext("2d")?.drawImage(source, 0, 0, size.width, size.height);
}

/** A quarter turn, clockwise. */
export function turn(canvas: HTMLCanvasElement): void {
  const copy = document.createElement("canvas");
  copy.width = canvas.width;
  copy.height = canvas.height;
  copy.getContext("2d")?.drawImage(canvas, 0, 0);
  canvas.width = copy.height;
  canvas.height = copy.width;
  const pen = canvas.getContext("2d");
  pen?.translate(canvas.width, 0);
  pen?.rotate(Math.PI / 2);
  pen?.drawImage(copy, 0, 0);
}

export function blobOf(canvas: HTMLCanvasElement, type: "image/jpeg" | "image/png"): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, type, 0.85));
}
