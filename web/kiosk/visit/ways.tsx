import { Icon } from "../../shared/elements/icon/icon";
import { t } from "../../shared/strings";
import { comeIn, way, type Way } from "../store";
import { SignInByCode } from "./by-code";
import { SignInByPhone } from "./by-phone";

const ways: { by: Way; icon: string; note?: string }[] = [
  { by: "nameless", icon: "person", note: "web.kiosk.way_nameless_note" },
  { by: "phone", icon: "phone", note: "web.kiosk.way_phone_note" },
  { by: "code", icon: "lock" },
];

/** With a name or without: said before anything else, because it decides whether anybody can answer. */
export function WaysScreen() {
  if (way.value === "phone") return <SignInByPhone />;
  if (way.value === "code") return <SignInByCode />;
  return (
    <div class="stack">
      <h1 tabIndex={-1}>{t("web.kiosk.ways")}</h1>
      <ul class="flows" role="list">
        {ways.map(({ by, icon, note }) => (
          <li key={by}>
            <button type="button" class="language-button way" onClick={() => comeIn(by)}>
              <Icon name={icon} size={36} />
              <span class="way-words">
                <span>{t(`web.kiosk.way_${by}`)}</span>
                {note && <span class="way-note">{t(note)}</span>}
              </span>
              <Icon name="next" size={32} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
