import { useEffect } from "preact/hooks";
import type { Prompt } from "../../protocol";
import { t } from "../../strings";
import { easy, wordsOf } from "../easy/easy";
import { Button } from "../button/button";
import { hush, play, playing, silent } from "./player";

/** Reads a prompt aloud, where there are recordings of it. */
export function Listen({ prompt }: { prompt: Prompt }) {
  const shown = wordsOf(prompt);
  const spoken = [shown, easy.value ? undefined : prompt.help, ...prompt.options.map((option) => option.words)];
  const names = spoken.flatMap((words) => words?.sound ?? []);
  useEffect(() => hush, []);
  if (!shown.sound || silent.value) return null;
  const on = playing.value === names.join();
  return (
    <Button kind="plain" icon="listen" onClick={() => (on ? hush() : void play(names))}>
      {t(on ? "web.listen.stop" : "web.listen.play")}
    </Button>
  );
}
