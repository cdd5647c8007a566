import type { PromptOption } from "../../protocol";
import { easy } from "../easy/easy";
import { Says } from "../says/says";

interface Props {
  name: string;
  options: PromptOption[];
  /** From 1; undefined: nothing is chosen. */
  value: number | undefined;
  onChange: (value: number, option: PromptOption) => void;
}

/** A face whose mouth goes from low (0) to high (1). */
function Face({ mood }: { mood: number }) {
  const curve = (mood - 0.5) * 18;
  const middle = 29 + curve / 2;
  return (
    <svg class="face" viewBox="0 0 44 44" width="2.75rem" height="2.75rem" aria-hidden="true" focusable="false">
      <circle class="face-skin" cx="22" cy="22" r="19" />
      <circle class="face-eye" cx="15.5" cy="18.5" r="2.2" />
      <circle class="face-eye" cx="28.5" cy="18.5" r="2.2" />
      <path class="face-mouth" d={`M13 ${29 - curve / 4}Q22 ${middle} 31 ${29 - curve / 4}`} />
    </svg>
  );
}

/** Radio buttons with visible words; the faces only help. */
export function Faces({ name, options, value, onChange }: Props) {
  const top = Math.max(1, options.length - 1);
  // In easy mode the two ends and the middle, and what was chosen before; each stays the answer it is.
  const shown = (index: number): boolean => !easy.value || index % (top / 2) === 0 || value === index + 1;
  return (
    <div class="faces">
      {options.map((option, index) => shown(index) && (
        <label key={option.id} class="face-choice">
          <input
            type="radio"
            name={name}
            value={index + 1}
            checked={value === index + 1}
            onChange={() => onChange(index + 1, option)}
          />
          <Face mood={index / top} />
          <span>
            <Says words={option.words} />
          </span>
        </label>
      ))}
    </div>
  );
}
