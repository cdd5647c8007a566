import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { announce } from "../announce";
import { studio } from "../api";
import { wordsOf } from "../draft";
import { flowView, library, loadFlow, loadLibrary, may, trouble } from "../library";
import { draftLink, flowsLink } from "../route";
import { noteFailure } from "../session";
import { languageName, locale } from "../choices";
import { localesOf } from "../marks";
import type { DraftStep, FlowView, OutlineStep, Version } from "../types";
import { directionOf, known, readable, say } from "../words";
import { Ask } from "./ask";
import { Lacks, Section, StateMark, Trouble } from "./bits";
import { BeginDraft } from "./flows-page";
import { Graph } from "./graph";
import { PageHeading } from "./page-heading";

function Ways({ to }: { to: OutlineStep["to"] }) {
  const name = (step: string) => (step === "end" || step === "" ? say("flow.the_end") : readable(step));
  return (
    <ul class="ways">
      {to.map(({ step, label }, place) => (
        <li key={place}>
          {label === ""
            ? say("flow.goes_to", { step: name(step) })
            : say("flow.goes_to_if", { label, step: name(step) })}
        </li>
      ))}
    </ul>
  );
}

function Outline({ steps }: { steps: OutlineStep[] }) {
  return (
    <ol class="plain-outline">
      {steps.map((step) => (
        <li key={step.id}>
          <strong>{readable(step.id)}</strong> <span class="tag">{step.kind}</span>
          <p>{step.text}</p>
          <Ways to={step.to} />
        </li>
      ))}
    </ol>
  );
}

function VersionRow({ version, onBack }: { version: Version; onBack: (reason: string) => Promise<void> }) {
  const { number } = version;
  return (
    <tr>
      <th scope="row">
        {say("flows.version", { number })}
        {version.live && <span class="mark mark-published">{say("flow.now_live")}</span>}
        {version.reason && <span class="under">{version.reason}</span>}
      </th>
      <td data-label={say("flow.published")}>{version.published?.words ?? say("flow.from_folder")}</td>
      <td data-label={say("flow.published_by")}>{version.published_by}</td>
      <td data-label={say("flow.approved_by")}>{version.approved_by}</td>
      <td>
        {!version.live && may().approve && (
          <Ask
            id={`back-${number}`}
            title={say("flow.roll_back_title", { number })}
            lead={say("flow.roll_back_lead", { number })}
            does={say("flow.roll_back")}
            of={say("flow.roll_back_of", { number })}
            small
            note={{ label: say("flow.reason"), missing: say("flow.reason_missing") }}
            onDo={onBack}
          />
        )}
      </td>
    </tr>
  );
}

function Versions({ flow }: { flow: FlowView }) {
  const problem = useSignal("");
  const back = (version: Version) => async (reason: string) => {
    problem.value = "";
    try {
      flowView.value = await studio.rollBack(flow.flow, version.version, reason);
      announce(say("flow.rolled_back", { number: version.number }));
      void loadLibrary();
    } catch (error) {
      if (!noteFailure(error)) problem.value = wordsOf(error);
    }
  };
  const heads = ["flow.version", "flow.published", "flow.published_by", "flow.approved_by"] as const;
  return (
    <Section title={say("flow.versions")}>
      {problem.value !== "" && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      <table class="table">
        <thead>
          <tr>
            {heads.map((key) => (
              <th key={key} scope="col">
                {say(key)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {flow.versions.map((version) => (
            <VersionRow key={version.version} version={version} onBack={back(version)} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Languages({ flow }: { flow: string }) {
  const languages = library.value?.flows.find((entry) => entry.flow === flow)?.languages ?? [];
  if (languages.length === 0) return null;
  const heads = ["flow.language", "flow.coverage", "flow.needs", "flow.approved"] as const;
  return (
    <Section title={say("flow.languages")}>
      <table class="table">
        <thead>
          <tr>
            {heads.map((key) => (
              <th key={key} scope="col">
                {say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {languages.map((language) => (
            <tr key={language.locale}>
              <th scope="row">
                {languageName(language.locale)}
              </th>
              <td data-label={say("flow.coverage")}>{known("coverage", language.coverage)}</td>
              <td data-label={say("flow.needs")}>
                <Lacks {...language} />
              </td>
              <td data-label={say("flow.approved")}>{language.approved_by || say("flow.nobody")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** The words that are live, each beside its translation. */
function LiveWords({ steps }: { steps: DraftStep[] }) {
  const locales = localesOf({ steps });
  const chosen = locales.includes(locale.value) ? locale.value : (locales[0] ?? "");
  return (
    <Section title={say("flow.words")} id="words">
      <label class="picker">
        <span>{say("flow.language")}</span>
        <select class="select" value={chosen} onChange={(event) => (locale.value = event.currentTarget.value)}>
          {locales.map((id) => (
            <option key={id} value={id}>
              {languageName(id)}
            </option>
          ))}
        </select>
      </label>
      {steps.map((step) => (
        <section key={step.id} class="texts">
          <h3>{step.id === "" ? say("draft.flow_itself") : readable(step.id)}</h3>
          {step.messages.map((message) => (
            <div key={message.key} class="text-pair">
              <p lang="en">{message.english}</p>
              <p lang={chosen} dir={directionOf(chosen)}>
                {message.words[chosen]?.text}{" "}
                <span class={`fit fit-${message.words[chosen]?.state ?? "missing"}`} lang="en" dir="ltr">
                  {say(`text.${message.words[chosen]?.state ?? "missing"}`)}
                </span>
              </p>
            </div>
          ))}
        </section>
      ))}
    </Section>
  );
}

/** One flow as it is live: its map, its steps, its languages, and every version there was. */
export function FlowPage({ flow }: { flow: string }) {
  useEffect(() => {
    void loadFlow(flow);
    if (!library.value) void loadLibrary();
  }, [flow]);
  const shown = flowView.value?.flow === flow ? flowView.value : null;
  const draft = library.value?.flows.find((entry) => entry.flow === flow)?.draft;
  return (
    <>
      <p class="back">
        <a href={flowsLink}>{say("flow.back")}</a>
      </p>
      <PageHeading>{shown?.title ?? readable(flow)}</PageHeading>
      <Trouble again={() => void loadFlow(flow)} />
      {!shown && trouble.value === "none" && <p class="soft">{say("loading")}</p>}
      {shown && (
        <>
          <div class="actions">
            {draft && (
              <a class="button button-quiet" href={draftLink(draft.id)}>
                {say("flows.open")}
              </a>
            )}
            {draft && <StateMark state={draft.state} />}
            {!draft && may().author && <BeginDraft flow={flow} title={shown.title} small={false} />}
            <span class="soft">{say("flows.version", { number: shown.number })}</span>
          </div>
          <Versions flow={shown} />
          <Languages flow={flow} />
          <Section title={say("flow.graph")}>
            <Graph svg={shown.svg} title={shown.title} />
          </Section>
          <Section title={say("flow.outline")}>
            <Outline steps={shown.outline} />
          </Section>
          {shown.steps && <LiveWords steps={shown.steps} />}
        </>
      )}
    </>
  );
}
