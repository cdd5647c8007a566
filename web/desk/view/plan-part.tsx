import { may } from "../roles";
import { named, say } from "../say";
import type { File, Matter, PlanAction } from "../types";
import { isolated, known } from "../words";
import { FoldedForm } from "./folded";

function Step({ step, file }: { step: PlanAction; file: File }) {
  const who = step.owner === "young_person" ? file.name : step.owner_name || named("owner", step.owner);
  return (
    <li class={step.overdue ? "promise promise-late" : "promise"}>
      <p class="promise-what" dir="auto">
        {step.what}
      </p>
      <p class="promise-when small">
        {step.overdue && <span class="flag flag-overdue">{say("action.overdue")}</span>}
        {step.state && step.state !== "open" && <span class={`state state-${step.state}`}>{named("choice", step.state)}</span>}
        <span>
          {step.due ? say("action.by", { name: isolated(who), when: step.due.words }) : say("action.no_date", { name: isolated(who) })}
        </span>
        {step.agreed_with && <span>{say("plan.agreed_with", { name: isolated(step.agreed_with) })}</span>}
        {step.ticked && <span class="mark">{say("plan.ticked")}</span>}
        {step.agreed === "agree" && <span class="mark">{say("plan.agrees")}</span>}
        {step.agreed === "disagree" && <span class="mark mark-risk">{say("plan.disagrees")}</span>}
      </p>
      {step.comment && (
        <p class="answer own-words small" dir="auto">
          {step.comment}
        </p>
      )}
      {step.note && (
        <p class="small soft" dir="auto">
          {step.note}
        </p>
      )}
      {may("write") && step.state !== "done" && (
        <FoldedForm
          place={{ kind: "plan_state", youngPerson: file.young_person, about: step.id }}
          name={file.name}
          label={say("plan.state")}
          of={step.what}
        />
      )}
    </li>
  );
}

function MatterCard({ matter, file }: { matter: Matter; file: File }) {
  const heading = `matter-${matter.matter}`;
  // The server says it as the young person reads it; at the desk it is about them.
  const title = known("web.desk.matter", matter.matter);
  return (
    <section class="matter" aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      {matter.views.length === 0 && <p class="soft small">{say("plan.no_view")}</p>}
      {matter.views.map((view) => (
        <blockquote class="their-view" key={view.id}>
          <p dir="auto">{Object.values(view.words).join(" ")}</p>
          <footer class="small soft">{say("plan.view", { when: view.at.words })}</footer>
        </blockquote>
      ))}
      {matter.actions.length === 0 && <p class="soft small">{say("plan.no_actions")}</p>}
      {matter.actions.length > 0 && (
        <ul class="promises">
          {matter.actions.map((step) => (
            <Step key={step.id} step={step} file={file} />
          ))}
        </ul>
      )}
      {may("write") && (
        <FoldedForm
          place={{ kind: "plan_action", youngPerson: file.young_person, matter: matter.matter }}
          name={file.name}
          label={say("plan.add")}
          of={title}
        />
      )}
    </section>
  );
}

/** The pathway plan: ten matters, in each their view before what was agreed. */
export function PlanPart({ file }: { file: File }) {
  const { matters, review_due: due, review_asked: asked, last_review: last } = file.plan;
  return (
    <>
      <h2>{say("plan.title")}</h2>
      <p class="soft">{matters.length > 0 ? say("plan.lead") : say("plan.empty")}</p>
      {asked && (
        <p class="banner banner-warning">
          {say("plan.review_asked", { name: isolated(asked.by_young_person ? file.name : asked.by), when: asked.at.words })}{" "}
          <span dir="auto">{asked.words["why"] ?? ""}</span>
        </p>
      )}
      <div class="plan-review">
        {due && <p class={due.overdue ? "overdue" : ""}>{say(due.overdue ? "plan.review_overdue" : "plan.review_due", { when: due.words })}</p>}
        {last && <p class="small soft">{say("plan.last_review", { when: last.happened?.words ?? last.at.words, name: isolated(last.by) })}</p>}
        {may("write") && (
          <FoldedForm
            place={{ kind: "plan_reviewed", youngPerson: file.young_person }}
            name={file.name}
            label={say("plan.reviewed")}
          />
        )}
      </div>
      <div class="matters">
        {matters.map((matter) => (
          <MatterCard key={matter.matter} matter={matter} file={file} />
        ))}
      </div>
    </>
  );
}
