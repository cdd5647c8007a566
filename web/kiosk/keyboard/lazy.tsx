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
    let pressing = false;
    const look = (target: EventTarget | null): void => {
      const found = fieldOf(target);
      if (found || !pressing) field.value = found;
      if (found) void bringKeyboard().catch(() => undefined);
    };
    const came = ({ target }: FocusEvent): void => look(target);
    const went = ({ relatedTarget }: FocusEvent): void => look(relatedTarget);
    // Without the keys the page has more room and what is being pressed moves: they go after the press, not before it.
    const pressed = (): void => {
      pressing = true;
    };
    const released = (): void => {
      pressing = false;
      setTimeout(() => look(document.activeElement));
    };
    const heard: [string, (event: never) => void][] = [
      ["focusin", came],
      ["focusout", went],
      ["mousedown", pressed],
      ["mouseup", released],
      ["dragend", released],
    ];
    for (const [event, hear] of heard) addEventListener(event, hear as EventListener, true);
    return () => {
      for (const [event, hear] of heard) removeEventListener(event, hear as EventListener, true);
    };
  }, []);
  const Keyboard = loaded.value?.Keyboard;
  return Keyboard && field.value ? <Keyboard field={field.value} /> : null;
}
