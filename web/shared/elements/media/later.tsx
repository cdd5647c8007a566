import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../../strings";
import { Button } from "../button/button";
import type { AskProps, ShowProps } from "./main";

type Main = Pick<typeof import("./main"), "AskMedia" | "ShowMedia">;

// Few questions ask for a photo or a voice: nobody waits for what they need. Where it comes from, each page says: what
// loads in one piece costs the first screen least.
const main = signal<Main | undefined>(undefined);
const failed = signal(false);
let bring: (() => Promise<Main>) | undefined;

export function bringMedia(how: () => Promise<Main>): void {
  bring = how;
}

function load(): void {
  failed.value = false;
  bring?.().then(
    (module) => (main.value = module),
    () => (failed.value = true),
  );
}

function useMain(): Main | undefined {
  useEffect(() => {
    if (!main.peek()) load();
  }, []);
  return main.value;
}

/** The field for a photo, a voice note or a drawing. */
export function AskMedia(props: AskProps) {
  const module = useMain();
  if (module) return <module.AskMedia {...props} />;
  return (
    <div role="status">
      <p>{t(failed.value ? "web.signal.none" : "web.wait")}</p>
      {failed.value && <Button onClick={load}>{t("web.own.door.again")}</Button>}
    </div>
  );
}

/** One that is on the server. */
export function ShowMedia(props: ShowProps) {
  const module = useMain();
  return module ? <module.ShowMedia {...props} /> : null;
}
