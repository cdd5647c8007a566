export const digits = 6;

interface Props {
  id: string;
  value: string;
  wrong: boolean;
  describedBy: string | undefined;
  /** While it is being chosen it can be read. */
  shown?: boolean;
  onInput: (pin: string) => void;
}

/** Numbers only; may be pasted, and filled in by whatever keeps passwords on this phone. */
export function PinField({ id, value, wrong, describedBy, shown, onInput }: Props) {
  return (
    <input
      {...(shown ? { type: "text" } : { type: "password" })}
      id={id}
      class="input code-input"
      inputMode="numeric"
      dir="ltr"
      value={value}
      maxLength={12}
      autoComplete={shown ? "off" : "current-password"}
      spellcheck={false}
      aria-invalid={wrong ? "true" : undefined}
      aria-describedby={describedBy}
      onInput={(event) => {
        const pin = event.currentTarget.value.replace(/\D/g, "").slice(0, digits);
        event.currentTarget.value = pin;
        onInput(pin);
      }}
    />
  );
}
