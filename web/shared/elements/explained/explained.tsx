import type { Explained as Entry } from "../../protocol";
import { Icon } from "../icon/icon";
import { Says } from "../says/says";

/** Words of the question that not everybody knows: one tap says what they mean. */
export function Explained({ words }: { words: Entry[] | undefined }) {
  if (!words || words.length === 0) return null;
  return (
    <div class="explained">
      {words.map(({ term, plain }) => (
        <details key={term.text}>
          <summary>
            <Icon name="unsure" size={18} /> <Says words={term} />
          </summary>
          <p>
            <Says words={plain} />
          </p>
        </details>
      ))}
    </div>
  );
}
