const grain = 0.05; // Seconds of speech that are laid over each other.
const search = 0.012; // How far a grain may move so that its waves meet those before it.

function bestShift(from: Float32Array, at: number, tail: Float32Array, tailAt: number, length: number, reach: number): number {
  let best = 0;
  let most = -Infinity;
  for (let shift = -reach; shift <= reach; shift += 4) {
    const start = at + shift;
    if (start < 0 || start + length > from.length) continue;
    let likeness = 0;
    for (let i = 0; i < length; i += 4) likeness += (from[start + i] as number) * (tail[tailAt + i] as number);
    if (likeness > most) {
      most = likeness;
      best = shift;
    }
  }
  return best;
}

/** The same voice slower or faster, at the same height: grains of it, further apart or closer together. Pure. */
export function stretchedSamples(from: Float32Array, speed: number, rate: number): Float32Array {
  const half = Math.floor((grain * rate) / 2);
  if (speed === 1 || from.length < 4 * half) return from;
  const reach = Math.floor(search * rate);
  const to = new Float32Array(Math.floor(from.length / speed));
  to.set(from.subarray(0, half));
  let taken = 0; // Where the last grain began.
  for (let out = half; out + half <= to.length; out += half) {
    const wanted = Math.round(out * speed);
    // What naturally follows the last grain is what the next one should look like.
    const shift = bestShift(from, wanted, from, Math.min(taken + half, from.length - half), half, reach);
    const start = Math.min(Math.max(0, wanted + shift), from.length - 2 * half);
    for (let i = 0; i < half; ++i) {
      const before = from[Math.min(taken + half + i, from.length - 1)] as number;
      to[out + i] = (before * (half - i) + (from[start + i] as number) * i) / half;
    }
    taken = start;
  }
  return to;
}

export function stretched(sound: AudioBuffer, speed: number, audio: BaseAudioContext): AudioBuffer {
  if (speed === 1) return sound;
  const samples = stretchedSamples(sound.getChannelData(0), speed, sound.sampleRate);
  const made = audio.createBuffer(1, samples.length, sound.sampleRate);
  made.getChannelData(0).set(samples);
  return made;
}
