import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button } from "../shared/elements/button/button";
import { bringMedia } from "../shared/elements/media/later";
import { t } from "../shared/strings";
import { goHome } from "./store";

type Own = typeof import("./own/main");

// What only somebody who is signed in needs, with its words: not part of what a first visit waits for.
const own = signal<Own | undefined>(undefined);
const failed = signal(false);

bringMedia(() => import("./own/main"));

function load(): void {
  failed.value = false;
  import("./own/main").then(
    (module) => (own.value = module),
    () => (failed.value = true),
  );
}

/** `pages`: one of the pages of their own file. `for-you`: what waits for a word from them, if anything. */
export function LaterOwn({ show }: { show: "pages" | "for-you" }) {
  const module = own.value;
  useEffect(() => {
    if (!own.peek()) load();
  }, []);
  if (module) return show === "pages" ? <module.OwnPages /> : <module.ForYou />;
  if (show === "for-you") return null;
  return (
    <div class="stack" role="status">
      <p>{t(failed.value ? "web.signal.none" : "web.wait")}</p>
      {failed.value && <Button onClick={load}>{t("web.own.door.again")}</Button>}
      <Button kind="plain" onClick={goHome}>
        {t("web.home.to")}
      </Button>
    </div>
  );
}
