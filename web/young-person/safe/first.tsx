import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { Icon } from "../../shared/elements/icon/icon";
import { t } from "../../shared/strings";
import { goHome } from "../store";
import { mayHaveKey } from "./device-key";
import { ChoosePin } from "./choose-pin";
import { phoneIs } from "./whose";

function Whose({ onOwn }: { onOwn: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const answer = (own: boolean): void => {
    void phoneIs(own).catch(() => undefined);
    if (own && mayHaveKey()) onOwn();
    else goHome();
  };
  return (
    <div class="stack">
      <h1 ref={heading} tabIndex={-1}>
        {t("web.safe.first.title")}
      </h1>
      <ul class="points" role="list">
        <li>
          <Icon name="leave" /> <span>{t("web.safe.first.leave")}</span>
        </li>
        <li>
          <Icon name="eye" /> <span>{t("web.safe.first.history")}</span>
        </li>
      </ul>
      <section class="card stack" aria-labelledby="whose">
        <h2 id="whose">{t("web.safe.first.whose")}</h2>
        <div class="stack whose">
          <Button wide onClick={() => answer(true)}>{t("web.safe.first.mine")}</Button>
          <Button wide onClick={() => answer(false)}>{t("web.safe.first.shared")}</Button>
        </div>
        <p class="soft">{t("web.safe.first.note")}</p>
      </section>
    </div>
  );
}

/** Once after coming in with a code, before anything is asked: how to leave, and whose phone this is. */
export function First() {
  const [own, setOwn] = useState(false);
  return own ? <ChoosePin onDone={goHome} /> : <Whose onOwn={() => setOwn(true)} />;
}
