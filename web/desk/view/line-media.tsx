import { addressOf } from "../../shared/elements/media/upload";
import type { Line } from "../../shared/protocol";
import { say } from "../say";

/** The photo, voice note or drawing of an answer. Fetching it is on record, as reading the words is. */
export function LineMedia({ line }: { line: Line }) {
  const { media } = line;
  if (!media) return null;
  const address = addressOf(media.id, "desk");
  const words = say(`media.${media.kind}`, { when: line.at.words });
  if (media.kind === "voice") return <audio class="line-media" controls preload="none" src={address} aria-label={words} />;
  return (
    <a class="line-media-link" href={address} target="_blank" rel="noopener">
      <img class="line-media" src={address} alt={words} loading="lazy" />
      <span class="small">{say("media.larger")}</span>
    </a>
  );
}
