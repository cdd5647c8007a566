import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { Dialog } from "../../shared/elements/dialog/dialog";
import { Icon } from "../../shared/elements/icon/icon";
import { t } from "../../shared/strings";
import { covered } from "../away";
import { isOwnPhone } from "../phone-mode";
import { goHome, me, screen, signOut } from "../store";
import { keptKey } from "./device-key";
import { OpenForm } from "./open";

/** In place of what was said before. Saying something new needs no PIN. */
export function Cover() {
  const [asking, setAsking] = useState(false);
  const [keyed, setKeyed] = useState<boolean>();
  const heading = useRef<HTMLHeadingElement>(null);
  const alone = screen.value === "own"; // In the place of a whole page.
  useEffect(() => {
    if (alone) heading.current?.focus({ preventScroll: true });
  }, [alone]);
  useEffect(() => void keptKey().then((kept) => setKeyed(kept !== undefined)), []);
  if (!covered.value) return null;
  const show = (): void => {
    if (keyed) setAsking(true);
    else covered.value = false;
  };
  // A conversation from a kiosk has no code that would open it again.
  const own = keyed || isOwnPhone() || me.value?.role === "visitor";
  // Without a PIN one tap shows it: then nothing is promised.
  const lead = keyed ? "web.safe.cover.lead" : own ? undefined : "web.safe.cover.shared";
  return (
    <>
      {alone && (
        <p class="own-back">
          <Button kind="plain" icon="back" onClick={goHome}>
            {t("web.home.to")}
          </Button>
        </p>
      )}
      <section class="card card-warm cover" aria-labelledby="cover">
        <h2 id="cover" ref={heading} tabIndex={-1} class="card-title cover-title">
          <Icon name="lock" /> {t("web.safe.cover.title")}
        </h2>
        {lead && <p>{t(lead)}</p>}
        {own ? (
          <Button disabled={keyed === undefined} onClick={show}>
            {t("web.safe.cover.show")}
          </Button>
        ) : (
          <Button onClick={() => void signOut()}>{t("web.safe.open.code")}</Button>
        )}
        <Dialog id="open" title={t("web.safe.cover.show")} open={asking} onClose={() => setAsking(false)}>
          <OpenForm onCode={() => void signOut()} onOpen={() => (covered.value = false)} />
          <Button kind="plain" onClick={() => setAsking(false)}>
            {t("web.close")}
          </Button>
        </Dialog>
      </section>
    </>
  );
}
