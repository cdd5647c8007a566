import type { DraftStep } from "./types";
import { readable, say } from "./words";

const longest = 70;

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, text.lastIndexOf(" ", longest))}\u2026`;
}

/** Who talks, as far as it matters: "nameless", "dob 2007-11-21". */
function whoTalks(given: string): string[] {
  const parts = given.split(",").map((part) => part.trim());
  return parts.filter(Boolean).map((part) => {
    const day = /^dob (\S+)$/.exec(part)?.[1];
    if (day !== undefined) return say("problems.born", { day });
    return part === "nameless" ? say("problems.nameless") : readable(part);
  });
}

/** The checker names a conversation by its steps, `safe: "No"`; an author reads what was asked. */
export function inWords(path: string[], steps: DraftStep[]): string[] {
  const questions = new Map(steps.map((step) => [step.id, step.messages.find(({ key }) => key === step.id)?.english]));
  return path.flatMap((line) => {
    const [, given = "", what = line] = /^\(([^)]*)\) (.*)$/s.exec(line) ?? [];
    const [, step = "", rest = ""] = /^(\w+): (.*)$/s.exec(what) ?? [];
    const question = questions.get(step);
    const words = question === undefined ? what : say("problems.line", { question: shortened(question), rest });
    return [...whoTalks(given), words];
  });
}
