import type { PromptOption } from "../../protocol";
import { Says } from "../says/says";
import { Symbol } from "../symbol/symbol";

interface Props {
  name: string;
  options: PromptOption[];
  value: string[];
  onChange: (value: string[]) => void;
}

/** As many as fit: checkboxes that look like chips. */
export function Chips({ name, options, value, onChange }: Props) {
  const toggle = (id: string): void =>
    onChange(value.includes(id) ? value.filter((known) => known !== id) : [...value, id]);
  return (
    <div class="chips">
      {options.map((option) => (
        <label key={option.id} class="chip">
          <input
            type="checkbox"
            name={name}
            value={option.id}
            checked={value.includes(option.id)}
            onChange={() => toggle(option.id)}
          />
          <Symbol name={option.symbol} size={22} />
          <span>
            <Says words={option.words} />
          </span>
        </label>
      ))}
    </div>
  );
}
