import { Button } from "../../shared/elements/button/button";
import { HelplineButton } from "../../shared/elements/helplines/helplines";
import { Symbol } from "../../shared/elements/symbol/symbol";
import { t } from "../../shared/strings";
import { offered } from "../home";
import { choose, council, me, openOwn, talk } from "../store";
import { Page } from "./frame";

const rights: [string, string][] = [
  ["voice", "speech"],
  ["plan", "plan"],
  ["advocate", "advocate"],
  ["complain", "letter"],
  ["home", "home"],
  ["leaving", "door"],
  ["file", "document"],
];

/** The flow is offered where it would be on the first screen. */
function mayTalk(): boolean {
  const flows = [...offered(council.value?.flows ?? [], me.value?.age).values()].flat();
  return flows.some((flow) => flow.id === "my-rights");
}

export function RightsPage() {
  return (
    <Page title={t("web.own.door.rights")} lead={t("web.own.rights.lead")}>
      <ul class="own-rights" role="list">
        {rights.map(([right, picture]) => (
          <li key={right}>
            <Symbol name={picture} size={32} />
            <div>
              <h2>{t(`web.own.rights.${right}`)}</h2>
              <p>{t(`web.own.rights.${right}_text`)}</p>
            </div>
          </li>
        ))}
      </ul>
      <div class="own-choices own-rights-more">
        {mayTalk() && (
          <Button kind="primary" disabled={talk.holding} onClick={() => choose("my-rights")}>
            {t("web.own.rights.talk")}
          </Button>
        )}
        <Button onClick={() => openOwn("words")}>{t("web.own.rights.words")}</Button>
        <HelplineButton />
      </div>
    </Page>
  );
}
