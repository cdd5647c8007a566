interface Props {
  id: string;
  value: string;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  invalid?: boolean;
  onInput: (value: string) => void;
}

/** A phone number. On a shared screen the browser must not offer numbers typed by others. */
export function PhoneField({ id, value, labelledBy, describedBy, invalid, onInput }: Props) {
  return (
    <input
      id={id}
      class="input phone-field"
      type="tel"
      inputMode="tel"
      autoComplete="off"
      dir="ltr"
      value={value}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid ? "true" : undefined}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}
