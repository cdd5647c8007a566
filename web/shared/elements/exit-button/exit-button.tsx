import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../strings";
import { Button } from "../button/button";

const presses = 3;
const shiftWindow = 5_000; // Three Shift presses within this time leave the page.
const typingWindow = 1_500; // In a field Shift makes large letters: there it must be meant.

interface Way {
  /** Runs first, for what must be dropped from memory. */
  before?: (() => void) | undefined;
  /** Where the server ends the sign-in. */
  to?: string | undefined;
}

/** Empties the screen at once, then goes where nothing shows what this page was. Back does not return to it. */
export function leave({ before, to = "/exit" }: Way = {}): void {
  document.documentElement.classList.add("left");
  document.title = "\u00a0";
  try {
    before?.();
  } finally {
    location.replace(to);
  }
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches("input, textarea, select");

/** Gives how many presses are left once somebody has begun, for saying so. */
function useShiftThrice(action: () => void): number | undefined {
  const [left, setLeft] = useState<number>();
  const act = useRef(action);
  act.current = action;
  useEffect(() => {
    let times: number[] = [];
    const again = (): void => {
      times = [];
      setLeft(undefined);
    };
    const pressed = ({ key, repeat, target, timeStamp }: KeyboardEvent): void => {
      if (key !== "Shift") return again();
      if (repeat) return;
      const window = isField(target) ? typingWindow : shiftWindow;
      times = [...times.filter((at) => timeStamp - at < window), timeStamp];
      if (times.length >= presses) act.current();
      // The first one may be the beginning of anything.
      else if (times.length > 1 && !isField(target)) setLeft(presses - times.length);
    };
    addEventListener("keydown", pressed);
    addEventListener("input", again);
    return () => {
      removeEventListener("keydown", pressed);
      removeEventListener("input", again);
    };
  }, []);
  return left;
}

/** On every screen, in the same place. */
export function ExitButton(way: Way) {
  const left = useShiftThrice(() => leave(way));
  return (
    <>
      <Button
        class="exit-button bar-button"
        icon="leave"
        label={t("web.exit.long")}
        describedBy="exit-shift"
        onClick={() => leave(way)}
      >
        {t("web.exit")}
      </Button>
      <span id="exit-shift" hidden>
        {t("web.exit.shift")}
      </span>
      <span aria-live="polite" class="unseen">
        {left && t("web.exit.more", { left })}
      </span>
    </>
  );
}

/** The same for who goes from link to link: the first one after the link to what the page is about. */
export function ExitLink(way: Way) {
  return (
    <a
      class="skip-link"
      href="/exit"
      onClick={(event) => {
        event.preventDefault();
        leave(way);
      }}
    >
      {t("web.exit.long")}
    </a>
  );
}
