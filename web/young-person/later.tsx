import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button } from "../shared/elements/button/button";
import { bringMedia } from "../shared/elements/media/later";
import { t } from "../shared/strings";
import { goHome } from "./store";

type Own = typeof import("./own/main");

// What only somebody who has signed in needs, with its words: not part of what a first visit waits for.
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

interface Props {
  /**
   * `pages`: one of the pages of their own file. `file`: the doors to them and what was said, on the first screen.
   * `for-you`: what waits for a word from them, if anything. `first`: how to leave, and whose phone this is. `cover`: in
   * place of what was said before. `open`: with a PIN. `visit`: with what was begun at a screen that others use.
   */
  show: "pages" | "file" | "for-you" | "first" | "cover" | "open" | "visit";
  /** From `open`: to the code. */
  onCode?: () => void;
}

export function Later({ show, onCode = goHome }: Props) {
  const module = own.value;
  useEffect(() => {
    if (!own.peek()) load();
  }, []);
  if (module) {
    const Shown = {
      pages: module.OwnPages,
      file: module.HomeFile,
      "for-you": module.ForYou,
      first: module.First,
      cover: module.Cover,
      open: module.Open,
      visit: module.Visit,
    }[show];
    return <Shown onCode={onCode} />;
  }
  if (show === "for-you" || show === "cover") return null;
  return (
    <div class="stack" role="status">
      <p>{t(failed.value ? "web.signal.none" : "web.wait")}</p>
      {failed.value && <Button onClick={load}>{t("web.own.door.again")}</Button>}
      {show !== "file" && (
        <Button kind="plain" onClick={onCode}>
          {t("web.home.to")}
        </Button>
      )}
    </div>
  );
}
