import { signal } from "@preact/signals";
import { t } from "../shared/strings";

type Visit = typeof import("./visit/main");

const visit = signal<Visit | undefined>(undefined);

/** What a visit needs is fetched while nobody is here, so that it is there when somebody comes. Fails without signal. */
export async function bring(): Promise<void> {
  visit.value ??= await import("./visit/main");
  await visit.value.bringKeyboard();
}

export function Lazy() {
  const Shown = visit.value?.VisitScreens;
  return Shown ? <Shown /> : <p role="status">{t("web.wait")}</p>;
}
