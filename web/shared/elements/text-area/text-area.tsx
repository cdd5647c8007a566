import { useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  id: string;
  value: string;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  invalid?: boolean;
  rows?: number;
  onInput: (value: string) => void;
}

/** Grows with what is written. Nothing of it is kept by the browser. */
export function TextArea({ id, value, labelledBy, describedBy, invalid, rows = 3, onInput }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.blockSize = "auto";
    element.style.blockSize = `${element.scrollHeight + 4}px`;
  }, [value]);
  return (
    <textarea
      ref={area}
      id={id}
      class="input text-area"
      rows={rows}
      dir="auto"
      autoComplete="off"
      value={value}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid ? "true" : undefined}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}
