import { useEffect } from "preact/hooks";
import type { CaseFile, Id } from "../../shared/protocol";
import { t } from "../../shared/strings";
import { openCaseFile, openFile, toggle } from "../case-file";
import { takenOn } from "../inbox";
import { liveness } from "../live";
import { peopleLink } from "../route";
import { counted, personName } from "../words";
import { AlertCard, fromView } from "./alert-card";
import { CodeButton } from "./code-dialog";
import { PageHeading } from "./page-heading";
import { Timeline } from "./timeline";

function Fact({ label, value }: { label: string; value: string }) {
  if (value === "") return null;
  return (
    <div class="fact">
      <dt>{label}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  );
}

function IdentityBar({ file }: { file: CaseFile }) {
  const name = personName({ name: file.full_name || file.name, nameless: file.nameless });
  return (
    <header class="identity">
      <div class="identity-name">
        <PageHeading>
          <bdi>{name}</bdi>
        </PageHeading>
        {!file.nameless && <CodeButton youngPerson={file.young_person} name={file.name} />}
      </div>
      {!file.nameless && (
        <dl class="facts">
          {file.name !== file.full_name && <Fact label={t("web.desk.person.known_as")} value={file.name} />}
          <Fact label={t("web.desk.person.age")} value={file.age === undefined ? "" : String(file.age)} />
          <Fact label={t("web.desk.person.born")} value={file.born || t("web.desk.person.not_known")} />
          <Fact label={t("web.desk.person.adviser")} value={file.adviser} />
          <Fact label={t("web.desk.person.team")} value={file.team} />
        </dl>
      )}
      {file.nameless && <p>{t("web.desk.person.nameless")}</p>}
    </header>
  );
}

function Alerts({ file }: { file: CaseFile }) {
  const taken = new Set(takenOn.value.map(({ view }) => view.id));
  const open = file.alerts.filter((alert) => !alert.acknowledged);
  const shown = file.alerts.filter((alert) => !alert.acknowledged || taken.has(alert.id));
  // Silence may be taken for "no alerts" only while news arrives.
  const none = liveness.value === "live" ? "web.desk.person.no_alerts" : "web.desk.person.no_alerts_then";
  return (
    <section>
      <h2>{open.length === 0 ? t(none) : counted("web.desk.person.alerts", open.length)}</h2>
      <div class="cards">
        {shown.map((alert) => (
          <AlertCard key={alert.id} alert={fromView(alert, file.nameless)} inFile />
        ))}
      </div>
    </section>
  );
}

async function open(youngPerson: Id, session: Id | null): Promise<void> {
  await openCaseFile(youngPerson);
  const statement = openFile.value?.file?.statements.find((one) => one.session === session);
  if (!statement || openFile.value?.youngPerson !== youngPerson) return;
  void toggle(statement, true);
  requestAnimationFrame(() => {
    const shown = document.getElementById(`statement-${statement.session}`);
    shown?.scrollIntoView({ block: "start" });
    shown?.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
  });
}

/** One case file: who it is, what presses, and everything that was said, newest first. */
export function PersonPage({ youngPerson, session }: { youngPerson: Id; session: Id | null }) {
  useEffect(() => void open(youngPerson, session), [youngPerson, session]);
  const shown = openFile.value?.youngPerson === youngPerson ? openFile.value : null;
  const file = shown?.file ?? null;
  return (
    <>
      <p class="back">
        <a href={peopleLink}>{t("web.desk.people.title")}</a>
      </p>
      {shown?.problem === "unreached" && (
        <p class="problem" role="alert">
          {file ? t("web.desk.person.stale") : t("web.desk.person.unreached")}{" "}
          <button type="button" class="link" onClick={() => void openCaseFile(youngPerson)}>
            {t("web.desk.try_again")}
          </button>
        </p>
      )}
      {!file && shown?.problem === "not_found" && <PageHeading>{t("web.desk.person.not_found")}</PageHeading>}
      {!file && shown?.problem !== "not_found" && (
        <>
          <h1>{t("web.desk.person.title")}</h1>
          {shown?.problem !== "unreached" && <p class="soft">{t("web.desk.loading")}</p>}
        </>
      )}
      {file && (
        <>
          <IdentityBar file={file} />
          <Alerts file={file} />
          <Timeline file={file} />
        </>
      )}
    </>
  );
}
