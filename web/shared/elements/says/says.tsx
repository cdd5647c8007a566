import type { Words } from "../../protocol";

/** Words from a flow, in their own language and direction, with the English beneath where nobody approved them. */
export function Says({ words }: { words: Words }) {
  return (
    <>
      <span lang={words.lang} dir={words.dir} class="says">
        {words.text}
      </span>
      {words.english && (
        <span lang="en" dir="ltr" class="says-english">
          {words.english}
        </span>
      )}
    </>
  );
}
