// Questions of each type. The words are ours, and nobody said any of them.
import type { AskType, Prompt, Words } from "../shared/protocol";

const words = (text: string): Words => ({ text, lang: "en", dir: "ltr" });
const options = (...all: [string, string][]): Prompt["options"] =>
  all.map(([text, symbol], index) => ({ id: `option_${index}`, words: words(text), symbol }));

function prompt(type: AskType, text: string, more: Partial<Prompt> = {}): Prompt {
  return {
    step: type,
    kind: "ask",
    type,
    words: words(text),
    easy: words(text),
    options: [],
    optional: false,
    private: false,
    can_skip: true,
    can_say_dont_know: true,
    safety: false,
    ...more,
  };
}

export const prompts: Prompt[] = [
  prompt("choice", "Where would you like to meet?", {
    help: words("You can change your mind later."),
    options: options(["At home", "home"], ["At college", "college"], ["Somewhere else", ""]),
    explained: [{ term: words("Meet"), plain: words("To talk in the same place.") }],
  }),
  prompt("many", "What helps you?", { options: options(["Music", "music"], ["Friends", "friends"], ["Sleep", "sleep"]), private: true }),
  prompt("scale", "How was this week?", {
    options: options(["Very bad", ""], ["Bad", ""], ["OK", ""], ["Good", ""], ["Great", ""]),
  }),
  prompt("int", "How many people live with you?", { range: [0, 12] }),
  prompt("date", "When did you move in?"),
  prompt("phone", "Which number may we call?"),
  prompt("text", "Is there anything else?", { can_skip: false, can_say_dont_know: false }),
  prompt("photo", "Would you like to show us your room?"),
  prompt("voice", "Would you like to say it out loud?"),
  prompt("drawing", "Would you like to draw it?"),
];

export const safety: Prompt = prompt("choice", "You are not in trouble. Call 999 if you are in danger now.", {
  kind: "say",
  safety: true,
});
