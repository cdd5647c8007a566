import type { PromptOption } from "../../protocol";
import { Says } from "../says/says";
import { Symbol } from "../symbol/symbol";

interface Props {
  options: PromptOption[];
  onChoose: (option: PromptOption) => void;
  /** The answer there is now. */
  chosen?: string | undefined;
  busy?: boolean;
}

/** One tap is the answer. The group's question is the legend of the fieldset around it. */
export function QuickReplies({ options, onChoose, chosen, busy }: Props) {
  return (
    <div class="quick-replies">
      {options.map((option) => (
        <button
          key={option.id}
          type="button"
          class="quick-reply"
          aria-pressed={chosen === undefined ? undefined : chosen === option.id}
          aria-disabled={busy ? "true" : undefined}
          onClick={() => !busy && onChoose(option)}
        >
          <Symbol name={option.symbol} size={28} />
          <span>
            <Says words={option.words} />
          </span>
        </button>
      ))}
    </div>
  );
}
