export const longestSeconds = 180;
const bits = 24_000; // A second: three minutes of speech are about half a megabyte.

/** "1:05" */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** What this browser records that the server takes; nothing if it can not. */
export function recordedAs(): string | undefined {
  if (typeof MediaRecorder === "undefined" || !navigator.mediaDevices) return undefined;
  return ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"].find((type) => MediaRecorder.isTypeSupported(type));
}

interface Listener {
  onSecond: (seconds: number) => void;
  onEnd: (blob: Blob, seconds: number, full: boolean) => void;
}

/** The microphone, from "record" to "stop". It is let go of as soon as it is not needed. */
export class Recording {
  private readonly parts: Blob[] = [];
  private readonly begun = performance.now();
  private readonly tick: ReturnType<typeof setInterval>;
  private full = false;
  private dropped = false;

  private constructor(
    private readonly stream: MediaStream,
    private readonly recorder: MediaRecorder,
    private readonly listener: Listener,
  ) {
    recorder.ondataavailable = ({ data }) => this.parts.push(data);
    recorder.onstop = () => this.stopped();
    this.tick = setInterval(() => this.second(), 1_000);
    recorder.start(1_000);
  }

  /** Asks for the microphone; fails if it is refused or there is none. */
  static async begin(listener: Listener): Promise<Recording> {
    const mimeType = recordedAs();
    if (!mimeType) throw new Error("no recorder");
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    return new Recording(stream, new MediaRecorder(stream, { mimeType, audioBitsPerSecond: bits }), listener);
  }

  end(): void {
    if (this.recorder.state !== "inactive") this.recorder.stop();
  }

  /** Nobody wants it any more. */
  drop(): void {
    this.dropped = true;
    this.end();
    this.letGo();
  }

  private get seconds(): number {
    return (performance.now() - this.begun) / 1_000;
  }

  private second(): void {
    this.listener.onSecond(Math.min(this.seconds, longestSeconds));
    this.full = this.seconds >= longestSeconds;
    if (this.full) this.end();
  }

  private letGo(): void {
    clearInterval(this.tick);
    for (const track of this.stream.getTracks()) track.stop();
  }

  private stopped(): void {
    this.letGo();
    const type = this.recorder.mimeType.split(";")[0] ?? "";
    if (!this.dropped) this.listener.onEnd(new Blob(this.parts, { type }), Math.min(this.seconds, longestSeconds), this.full);
  }
}
