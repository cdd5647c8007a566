/** A field that words or numbers are typed into. */
export type Field = HTMLInputElement | HTMLTextAreaElement;

export function fieldOf(target: EventTarget | null): Field | undefined {
  const typed = "textarea, input:not([type]), input[type=text], input[type=tel]";
  return target instanceof HTMLElement && target.matches(typed) ? (target as Field) : undefined;
}

export function before(field: Field): string {
  return field.value.slice(0, field.selectionStart ?? field.value.length);
}

/** Puts `text` where the caret is, in place of what is selected and of `back` signs before it; the page hears of it. */
export function put(field: Field, text: string, back = 0): void {
  const from = field.selectionStart ?? field.value.length;
  const to = field.selectionEnd ?? from;
  if (field.maxLength >= 0 && field.value.length - (to - from) - back + text.length > field.maxLength) return;
  field.setRangeText(text, Math.max(0, from - back), to, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
}

/** Takes away what is selected, or the sign before the caret. */
export function rub(field: Field): void {
  const selected = field.selectionStart !== field.selectionEnd;
  const last = [...before(field)].pop();
  if (selected) put(field, "");
  else if (last) put(field, "", last.length);
}
