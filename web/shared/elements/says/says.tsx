import type { Words } from "../../protocol";
import { reading } from "../listen/player";

// A phone number that is broken at the end of a line is easily misread.
function unbroken(text: string): string {
  return text.replace(/(\d) (?=\d)/g, "$1\u00a0");
}

/** Words from a flow, in their own language and direction, with the English beneath where nobody approved them. */
export function Says({ words }: { words: Words }) {
  return (
    <>
      <span lang={words.lang} dir={words.dir} class={words.sound && words.sound === reading.value ? "says being-read" : "says"}>
        {unbroken(words.text)}
      </span>
      {words.english && (
        <span lang="en" dir="ltr" class="says-english">
          {unbroken(words.english)}
        </span>
      )}
    </>
  );
}
