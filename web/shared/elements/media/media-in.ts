import type { MediaAnswer, Value } from "../../protocol";

/** The photo, voice note or drawing that an answer names. */
export function mediaIn(value: Value): MediaAnswer | undefined {
  if ("photo" in value) return { kind: "photo", id: value.photo };
  if ("voice" in value) return { kind: "voice", id: value.voice };
  if ("drawing" in value) return { kind: "drawing", id: value.drawing };
  return undefined;
}
