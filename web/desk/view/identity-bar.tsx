import { t } from "../../shared/strings";
import { caseFilePdf } from "../api";
import { may } from "../roles";
import { type Part, parts, personLink } from "../route";
import { named, say } from "../say";
import type { File } from "../types";
import { personName } from "../words";
import { CodeButton } from "./code-dialog";
import { Flags } from "./flags";
import { PageHeading } from "./page-heading";
import { SafeToReach } from "./safe-to-reach";

function Fact({ label, value }: { label: string; value: string }) {
  if (value === "") return null;
  return (
    <div class="fact">
      <dt>{label}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  );
}

/** Who it is, on every page of the file: risk first, then what one needs to know before one rings. */
export function IdentityBar({ file }: { file: File }) {
  const name = personName({ name: file.full_name || file.name, nameless: file.nameless });
  return (
    <header class="identity">
      <div class="identity-name">
        <PageHeading>
          <bdi>{name}</bdi>
        </PageHeading>
        {!file.nameless && may("codes") && <CodeButton youngPerson={file.young_person} name={file.name} />}
      </div>
      <p class="identity-flags">
        <Flags file={file} />
      </p>
      {!file.nameless && (
        <dl class="facts">
          {file.name !== file.full_name && <Fact label={t("web.desk.person.known_as")} value={file.name} />}
          <Fact label={t("web.desk.person.age")} value={file.age === undefined ? "" : String(file.age)} />
          <Fact label={t("web.desk.person.born")} value={file.born || t("web.desk.person.not_known")} />
          <Fact label={say("file.case_number")} value={file.case_number ?? ""} />
          <Fact label={say("file.status")} value={file.status?.title ?? ""} />
          <Fact label={say("file.lives")} value={file.household ? named("choice", file.household.state) : ""} />
          <Fact label={t("web.desk.person.adviser")} value={file.adviser} />
          <Fact label={t("web.desk.person.team")} value={file.team} />
        </dl>
      )}
      <SafeToReach file={file} />
      {file.nameless && <p>{t("web.desk.person.nameless")}</p>}
    </header>
  );
}

export function PartNav({ file, part }: { file: File; part: Part }) {
  if (file.nameless) return null;
  return (
    <nav class="parts-nav" aria-label={say("part.label")}>
      <ul>
        {parts.map((name) => (
          <li key={name}>
            <a
              href={personLink(file.young_person, name === "timeline" ? undefined : name)}
              aria-current={name === part ? "page" : undefined}
            >
              {say(`part.${name}`)}
            </a>
          </li>
        ))}
        <li>
          <a href={caseFilePdf(file.young_person)} download>
            {say("file.pdf")}
          </a>
        </li>
      </ul>
    </nav>
  );
}
