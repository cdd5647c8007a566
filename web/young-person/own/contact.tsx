import { useState } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { ProblemText } from "../../shared/elements/field/field";
import { TextArea } from "../../shared/elements/text-area/text-area";
import { t } from "../../shared/strings";
import { act, said } from "./file";
import { Page, useTap, WithFile } from "./frame";
import type { Entry } from "./types";

const ways = ["here", "text", "call", "both"];

function Form({ before }: { before: Entry | undefined }) {
  const [way, setWay] = useState(before?.state ?? "here");
  const [when, setWhen] = useState(before?.words["not_when"] ?? "");
  const [who, setWho] = useState(before?.words["who_sees"] ?? "");
  const { busy, problem, tap } = useTap();
  const save = async (): Promise<void> => {
    const words = { ...(when.trim() && { not_when: when.trim() }), ...(who.trim() && { who_sees: who.trim() }) };
    await act({ kind: "contact_ways", state: way, words });
    said.value = t("web.tick.saved");
  };
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        tap(save);
      }}
    >
      <fieldset class="card ways">
        <legend>{t("web.own.contact.how")}</legend>
        {ways.map((name) => (
          <label key={name} class="way">
            <input type="radio" name="way" value={name} checked={way === name} onChange={() => setWay(name)} />
            <span>{t(`web.own.contact.${name}`)}</span>
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="not-when">{t("web.own.contact.when")}</label>
        <TextArea id="not-when" rows={2} value={when} onInput={setWhen} />
      </div>
      <div class="field">
        <label for="who-sees">{t("web.own.contact.who")}</label>
        <TextArea id="who-sees" rows={2} value={who} onInput={setWho} />
      </div>
      <ProblemText id="contact" problem={problem} />
      <Button kind="primary" type="submit" busy={busy}>
        {t("web.own.contact.save")}
      </Button>
      {before && (
        <p class="soft">
          {t("web.tick.saved")} <bdi>{before.at.words}</bdi>
        </p>
      )}
    </form>
  );
}

/** How and when it is safe to reach them: what workers see before they call. */
export function ContactPage() {
  return (
    <Page title={t("web.own.door.contact")} lead={t("web.own.contact.lead")}>
      <WithFile>
        {({ entries }) => {
          const before = entries.find(({ kind }) => kind === "contact_ways");
          return <Form key={before?.id} before={before} />;
        }}
      </WithFile>
    </Page>
  );
}
