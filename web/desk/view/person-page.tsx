import { useEffect } from "preact/hooks";
import type { Id } from "../../shared/protocol";
import { t } from "../../shared/strings";
import { openCaseFile, openFile, toggle } from "../case-file";
import { takenOn } from "../inbox";
import { liveness } from "../live";
import { type Part, peopleLink } from "../route";
import { say } from "../say";
import type { File } from "../types";
import { counted } from "../words";
import { AboutPart } from "./about-part";
import { Actions } from "./actions";
import { AlertCard, fromView } from "./alert-card";
import { Clocks } from "./clocks";
import { IdentityBar, PartNav } from "./identity-bar";
import { PageHeading } from "./page-heading";
import { PlanPart } from "./plan-part";
import { PrintPart } from "./print-part";
import { Timeline } from "./timeline";

function Alerts({ file }: { file: File }) {
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

function TimelinePart({ file }: { file: File }) {
  return (
    <div class="file-columns">
      <div>
        <Alerts file={file} />
        <Timeline file={file} />
      </div>
      {!file.nameless && (
        <aside class="file-side" aria-label={say("file.actions")}>
          <h2>{say("file.actions")}</h2>
          <Actions actions={file.actions} youngPerson={file.young_person} name={file.name} />
          <h2>{say("file.clocks")}</h2>
          <Clocks file={file} />
        </aside>
      )}
    </div>
  );
}

function Body({ file, part }: { file: File; part: Part }) {
  switch (part) {
    case "timeline":
      return <TimelinePart file={file} />;
    case "plan":
      return <PlanPart file={file} />;
    case "about":
      return <AboutPart file={file} />;
    case "print":
      return <PrintPart file={file} />;
  }
}

/** One case file: who it is, what presses, and everything that was said, newest first. */
export function PersonPage({ youngPerson, session, part }: { youngPerson: Id; session: Id | null; part: Part }) {
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
          <PartNav file={file} part={part} />
          <Body file={file} part={part} />
        </>
      )}
    </>
  );
}
