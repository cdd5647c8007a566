import { t } from "../../strings";
import { Button } from "../button/button";
import { showHelplines } from "../helplines/helplines";
import { LaterHelping } from "../looks-button/looks-button";
import { Icon } from "../icon/icon";
import { Opening } from "../opening/opening";
import type { OpeningHours } from "../../protocol";

interface Props {
  title: string;
  /** Which words: with a name who reads it is known; on a kiosk nobody knows who is speaking. */
  kind: "named" | "nameless";
  adviser?: string | undefined;
  opening?: OpeningHours | undefined;
  onStart: () => void;
  onNotNow: () => void;
}

/** Said before anything is typed: who reads this, when others must be told, and that nobody watches all the time. */
export function BeforeYouStart({ title, kind, adviser, opening, onStart, onNotNow }: Props) {
  const who =
    kind === "nameless"
      ? t("web.before.who_nameless")
      : adviser
        ? t("web.before.who", { name: adviser })
        : t("web.before.who_team");
  return (
    <div class="before stack">
      <h1 tabIndex={-1} dir="auto">
        {title}
      </h1>
      <ul class="points" role="list">
        {kind === "nameless" && (
          <li class="point-strong">
            <Icon name="person" /> <span>{t("web.before.no_name")}</span>
          </li>
        )}
        <li>
          <Icon name="eye" /> <span dir="auto">{who}</span>
        </li>
        <li>
          <Icon name="shield" />
          <span>{t(kind === "nameless" ? "web.before.safe_nameless" : "web.before.safe")}</span>
        </li>
        <li>
          <Icon name="night" />
          <span>
            {t("web.before.not_watched")}
            <Opening opening={opening} night={kind === "named"} />
          </span>
        </li>
        <li>
          <Icon name="unsure" /> <span>{t("web.before.skip")}</span>
        </li>
      </ul>
      <div class="card card-safety row before-call">
        <span>{t("web.before.danger")}</span>
        <Button icon="phone" onClick={showHelplines}>
          {t("web.call.open")}
        </Button>
      </div>
      <LaterHelping />
      <div class="before-choices">
        <Button kind="primary" onClick={onStart}>
          {t("web.before.start")}
        </Button>
        <Button onClick={onNotNow}>{t("web.before.not_now")}</Button>
      </div>
    </div>
  );
}
