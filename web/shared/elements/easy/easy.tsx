import { signal } from "@preact/signals";
import type { Prompt, Words } from "../../protocol";
import { t } from "../../strings";
import { Button } from "../button/button";

/** Whether the page speaks in easy words: one idea at a time, with pictures. Kept in memory only. */
export const easy = signal(false);

/** The words to show: easy ones where somebody asked for them and the step has them. */
export function wordsOf(prompt: Prompt): Words {
  return easy.value && prompt.easy ? prompt.easy : prompt.words;
}

export function EasyButton({ prompt }: { prompt: Prompt }) {
  if (!prompt.easy) return null;
  return (
    <Button kind="plain" icon="message" onClick={() => (easy.value = !easy.value)}>
      {t(easy.value ? "web.easy.off" : "web.easy.on")}
    </Button>
  );
}
