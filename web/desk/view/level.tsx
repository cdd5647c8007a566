import type { Level } from "../../shared/protocol";
import { t } from "../../shared/strings";

// Three outlines that differ without colour: a filled sign with eight sides, a square on its point, a ring.
function Shape({ level }: { level: Level }) {
  switch (level) {
    case "urgent":
      return (
        <>
          <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />
          <path d="M7 3.5h2v5.5H7zM7 10.5h2v2H7z" class="level-cut" />
        </>
      );
    case "soon":
      return <path d="M8 1.5 14.5 8 8 14.5 1.5 8z" fill="none" stroke="currentColor" stroke-width="2" />;
    case "routine":
      return <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2" />;
  }
}

/** How soon a person must look: a word, a shape and a colour, so that no one of them is needed. */
export function LevelBadge({ level }: { level: Level }) {
  return (
    <span class={`level level-${level}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
        <Shape level={level} />
      </svg>
      {t(`web.desk.level.${level}`)}
    </span>
  );
}
