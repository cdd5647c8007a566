import type { DraftStep } from "./types";
import { readable, say } from "./words";

const longest = 70;

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, text.lastIndexOf(" ", longest))}\u2026`;
}

/** The checker names a conversation by its steps, `safe: "No"`; an author reads what was asked. */
export function inWords(path: string[], steps: DraftStep[]): string[] {
  const questions = new Map(steps.map((step) => [step.id, step.messages.find(({ key }) => key === step.id)?.english]));
  return path.flatMap((line) => {
    const [, given = "", step = "", rest = ""] = /^(?:\(([^)]*)\) )?(\w+)(?:: (.*))?$/s.exec(line) ?? [];
    if (step === "") return [line];
    const question = questions.get(step);
    const told = question === undefined ? line.slice(given === "" ? 0 : given.length + 3) : "";
    const words = question === undefined ? told : say("problems.line", { question: shortened(question), rest });
    const nameless = given.trim() === "nameless";
    if (given === "" || nameless) return [...(nameless ? [say("problems.nameless")] : []), words];
    return [readable(given), words];
  });
}
