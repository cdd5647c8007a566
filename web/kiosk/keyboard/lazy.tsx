import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { fieldOf, type Field } from "./typing";

type Shown = typeof import("./keyboard");
const loaded = signal<Shown | undefined>(undefined);
const field = signal<Field | undefined>(undefined);

export async function bringKeyboard(): Promise<void> {
  loaded.value ??= await import("./keyboard");
}

/** There while a text field has the focus. */
export function LazyKeyboard() {
  useEffect(() => {
    const came = ({ target }: FocusEvent): void => {
      field.value = fieldOf(target);
      if (field.value) void bringKeyboard().catch(() => undefined);
    };
    const went = ({ relatedTarget }: FocusEvent): void => {
      field.value = fieldOf(relatedTarget);
    };
    addEventListener("focusin", came);
    addEventListener("focusout", went);
    return () => {
      removeEventListener("focusin", came);
      removeEventListener("focusout", went);
    };
  }, []);
  const Keyboard = loaded.value?.Keyboard;
  return Keyboard && field.value ? <Keyboard field={field.value} /> : null;
}
