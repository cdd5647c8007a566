import { useEffect, useRef, useState } from "preact/hooks";
import type { View } from "../conversation";
import { t } from "../strings";

/** What to say aloud once an answer is saved: that it is, who was told, and what the service said to it; and what the
 * people at the other end did meanwhile. */
export function announcement(before: View, now: View): string | undefined {
  const known = new Set(before.log);
  const parts: string[] = [];
  // Once it is sent, the page that says so announces them itself.
  if (now.phase === "asking" || now.phase === "ended")
    for (const notice of now.notices) if (!before.notices.includes(notice)) parts.push(notice.reply?.words ?? notice.words);
  for (const entry of now.log) {
    if (known.has(entry)) continue;
    if (entry.kind === "said") parts.push(entry.prompt.words.text);
    else if (before.sending?.step === entry.step && !now.sending)
      parts.push(t("web.tick.saved"), ...(entry.told ? [entry.told] : []));
  }
  return parts.length > 0 ? parts.join(". ") : undefined;
}

const together = 150; // What belongs to one answer comes in several messages; it is announced as one.

/** One announcement for each answer; the move of the focus reads out the next question. */
export function Announcer({ view }: { view: View }) {
  const before = useRef(view);
  const parts = useRef<string[]>([]);
  const [words, setWords] = useState("");
  useEffect(() => {
    const next = announcement(before.current, view);
    before.current = view;
    if (!next) return undefined;
    parts.current.push(next);
    if (parts.current.length === 1) {
      setWords(""); // The same words once more would change nothing, and so be heard by nobody.
      setTimeout(() => {
        setWords(parts.current.join(" "));
        parts.current = [];
      }, together);
    }
    return undefined;
  }, [view]);
  return (
    <p class="unseen" role="status">
      {words}
    </p>
  );
}
