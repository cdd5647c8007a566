import { useEffect } from "preact/hooks";
import { t } from "../../strings";
import { Button } from "../button/button";

const shiftWindow = 5_000; // Three Shift presses within this time leave the page.

/** Empties the screen at once, then goes where nothing shows what this page was. Back does not return to it. */
export function leave(before?: () => void): void {
  document.documentElement.classList.add("left");
  document.title = "\u00a0";
  before?.();
  location.replace("/exit");
}

function useShiftThrice(action: () => void): void {
  useEffect(() => {
    let presses: number[] = [];
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== "Shift" || event.repeat) {
        if (event.key !== "Shift") presses = [];
        return;
      }
      presses = [...presses.filter((at) => event.timeStamp - at < shiftWindow), event.timeStamp];
      if (presses.length >= 3) action();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [action]);
}

/** On every screen, in the same place. `before` runs first, for what must be dropped from memory. */
export function ExitButton({ before }: { before?: () => void }) {
  const go = (): void => leave(before);
  useShiftThrice(go);
  return (
    <Button class="exit-button bar-button" icon="leave" label={t("web.exit.long")} onClick={go}>
      {t("web.exit")}
    </Button>
  );
}
