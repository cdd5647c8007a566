import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { keptLooks } from "../../looks/kept";
import type { LocaleInfo } from "../../protocol";
import { t } from "../../strings";
import { Icon } from "../icon/icon";

type Looks = Pick<typeof import("../../looks/main"), "LooksSheet" | "Helping">;

export const looksOpen = signal(false);
const looks = signal<Looks | undefined>(undefined);
let bring: () => Promise<Looks>;

function load(): void {
  if (!looks.peek())
    bring().then(
      (module) => (looks.value = module),
      () => (looksOpen.value = false),
    );
}

export interface LooksProps {
  locales: LocaleInfo[];
  onLanguage: (locale: string) => void;
  helping?: boolean | undefined;
  /** Brings the sheet: with the part of the page that comes later, so that the first part stays in few files. */
  later: () => Promise<Looks>;
}

export function LooksButton(props: LooksProps) {
  bring = props.later;
  useEffect(() => {
    if (keptLooks()) load(); // Chosen before, on a phone of their own.
  }, []);
  return (
    <>
      <button
        type="button"
        class="round-button looks-button"
        aria-label={t("web.looks")}
        aria-haspopup="dialog"
        onClick={() => {
          looksOpen.value = true;
          load();
        }}
      >
        <Icon name="looks" />
      </button>
      {looks.value && <looks.value.LooksSheet {...props} />}
    </>
  );
}

/** Who helps, asked before the first question. */
export function LaterHelping() {
  useEffect(load, []);
  return looks.value ? <looks.value.Helping /> : null;
}
