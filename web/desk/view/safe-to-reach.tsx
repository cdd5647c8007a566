import { named, say } from "../say";
import type { File } from "../types";

/** How the young person says it is safe to reach them, where one looks before one calls or replies. */
export function SafeToReach({ file }: { file: File }) {
  if (file.nameless) return null;
  const said = file.entries.find((entry) => entry.kind === "contact_ways");
  if (!said) return <p class="reach small soft">{say("reach.not_said")}</p>;
  const { not_when, who_sees } = said.words;
  return (
    <div class={`reach ${said.state === "here" ? "reach-here" : ""}`}>
      <p>
        <strong>{say("reach.title")}</strong> <span class="tag">{named("choice", said.state)}</span>{" "}
        <span class="soft small">{say("reach.said", { when: said.at.words })}</span>
      </p>
      {not_when && (
        <p>
          {say("field.not_when")}: <span dir="auto">{not_when}</span>
        </p>
      )}
      {who_sees && (
        <p>
          {say("field.who_sees")}: <span dir="auto">{who_sees}</span>
        </p>
      )}
    </div>
  );
}
