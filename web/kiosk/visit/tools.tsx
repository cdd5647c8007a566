import { useState } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { Icon } from "../../shared/elements/icon/icon";
import { hush, silent } from "../../shared/elements/listen/player";
import { t } from "../../shared/strings";
import { handingOver, idle, talk } from "../store";

/** An unfinished conversation can be taken along; what is still on its way goes first. */
export function HandOverButton() {
  const { phase, session, sending } = talk.view.value;
  if (!session || (phase !== "asking" && phase !== "ended")) return null;
  const open = (): void => {
    idle.touched();
    handingOver.value = true;
  };
  return (
    <Button icon="phone" busy={sending !== undefined} onClick={open}>
      {t("web.kiosk.hand_over")}
    </Button>
  );
}

function Headphones() {
  return (
    <label class="headphones">
      <input
        type="checkbox"
        role="switch"
        checked={!silent.value}
        onChange={(event) => {
          silent.value = !event.currentTarget.checked;
          if (silent.value) hush();
        }}
      />
      <Icon name="listen" size={28} />
      <span>
        {t("web.kiosk.headphones")}
        <span class="way-note">{t("web.kiosk.headphones_note")}</span>
      </span>
    </label>
  );
}

/** On every screen of a visit, below what it is about. */
export function VisitTools() {
  const [more, setMore] = useState(false);
  return (
    <aside class="visit-tools">
      <HandOverButton />
      <Button
        icon="waiting"
        busy={more}
        onClick={() => {
          idle.moreTime();
          setMore(true);
        }}
      >
        {t("web.kiosk.idle_more")}
      </Button>
      <p role="status" class="visit-more">
        {more && t("web.kiosk.more_time")}
      </p>
      <Headphones />
    </aside>
  );
}
