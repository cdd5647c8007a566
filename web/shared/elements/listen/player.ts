import { signal } from "@preact/signals";

/** The names of the recordings that are being played, together; empty: silence. */
export const playing = signal("");
/** The one of them that is heard now. */
export const reading = signal("");

/** How fast; and what makes it so without a higher voice, which comes with the choice. */
export const pace = signal<{ speed: number; stretched?: (sound: AudioBuffer, speed: number, audio: AudioContext) => AudioBuffer }>({ speed: 1 });

let context: AudioContext | undefined;
let stopNow: (() => void) | undefined;

// Decoded from bytes, not from an <audio> with an address: players of media keep what they have heard on disk.
async function decode(name: string, audio: AudioContext): Promise<AudioBuffer> {
  const opus = new Audio().canPlayType('audio/ogg; codecs="opus"') !== "";
  const answer = await fetch(`/sound/${name}.${opus ? "opus" : "m4a"}`);
  if (!answer.ok) throw new Error(name);
  return audio.decodeAudioData(await answer.arrayBuffer());
}

export function hush(): void {
  playing.value = reading.value = "";
  stopNow?.();
}

/** Plays one recording after another, until the end or until somebody stops it or plays others. */
export async function play(names: string[]): Promise<void> {
  hush();
  // Whoever goes on to something else, or puts the phone away, has heard enough.
  addEventListener("focusin", hush);
  addEventListener("visibilitychange", hush);
  const mine = names.join();
  playing.value = mine;
  try {
    context ??= new AudioContext();
    await context.resume();
    for (const name of names) {
      const buffer = await decode(name, context);
      if (playing.value !== mine) return;
      const source = context.createBufferSource();
      const { speed, stretched } = pace.value;
      source.buffer = stretched?.(buffer, speed, context) ?? buffer;
      source.connect(context.destination);
      await new Promise<void>((ended) => {
        stopNow = () => source.stop();
        source.onended = () => ended();
        source.start();
        reading.value = name;
      });
      if (playing.value !== mine) return;
    }
  } catch {
    // No sound: the words are on the page.
  }
  if (playing.value === mine) playing.value = reading.value = "";
}
