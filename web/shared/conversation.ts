import {
  unreachable,
  type Answer,
  type Ask,
  type End,
  type Id,
  type MediaAnswer,
  type Notice,
  type Place,
  type Problem,
  type Prompt,
  type Review,
  type Saved,
  type ServerMessage,
  type Started,
  type StatementState,
  type Submitted,
  type Told,
  type Value,
  type Words,
} from "./protocol";

export interface SaidEntry {
  kind: "said";
  step: Place;
  prompt: Prompt;
}

/** An answer the server has on disk. */
export interface AnswerEntry {
  kind: "answer";
  step: Place;
  question?: Words;
  answer: string;
  media?: MediaAnswer;
  at?: Told;
  told?: string;
}

export type Entry = SaidEntry | AnswerEntry;

/** An answer on its way: shown as being sent, never as saved. */
export interface Sending {
  id: Id;
  step: Place;
  value: Value;
  words: string;
  /** The server could not save it just now; it is kept and sent again. */
  trouble?: string;
}

/** What a conversation shows. Made only by the functions below, from messages. */
export interface View {
  phase: "starting" | "asking" | "ended" | "submitted" | "stopped";
  state: StatementState;
  session?: Id;
  title: string;
  lang: string;
  dir: "ltr" | "rtl";
  approved: boolean;
  pause: string;
  /** Said to somebody who has come back, until they answer. */
  back?: Words;
  log: Entry[];
  asking?: Prompt;
  previous?: Value;
  answered: number;
  aboutLeft: number;
  sending?: Sending;
  /** An answer that was not taken: put back in the field, or shown if the question has gone on meanwhile. */
  refused?: Sending;
  problem?: { text: string; field?: string };
  review?: Review;
  submitted?: Submitted;
  stopped?: string;
  notices: Notice[];
}

export const empty: View = {
  phase: "starting",
  state: "in_progress",
  title: "",
  lang: "en",
  dir: "ltr",
  approved: true,
  pause: "",
  log: [],
  answered: 0,
  aboutLeft: 0,
  notices: [],
};

function without<K extends keyof View>(view: View, ...keys: K[]): View {
  const next = { ...view };
  for (const key of keys) delete next[key];
  return next;
}

function started(view: View, message: Started): View {
  const { session, title, lang, dir, approved, pause, state } = message;
  const phase = state === "stopped" ? "stopped" : view.phase;
  const next = { ...view, phase, session, title, lang, dir, approved, pause, state };
  return message.back ? { ...next, back: message.back } : next;
}

// What was said comes again after a reconnect or a step back: it moves to the end, and is not said twice.
function withSaid(log: Entry[], said: Prompt[]): Entry[] {
  const steps = new Set(said.map((prompt) => prompt.step));
  const kept = log.filter((entry) => entry.kind === "answer" || !steps.has(entry.step));
  return [...kept, ...said.map((prompt): SaidEntry => ({ kind: "said", step: prompt.step, prompt }))];
}

function asked(view: View, message: Ask): View {
  // Why an answer was refused stays in sight until the next one is given.
  const kept = view.refused ? without(view, "previous") : without(view, "previous", "problem");
  const next: View = {
    ...kept,
    phase: view.phase === "stopped" ? "stopped" : "asking",
    log: withSaid(view.log, message.said),
    asking: message.ask,
    answered: message.answered,
    aboutLeft: message.about_left,
  };
  if (message.previous) next.previous = message.previous;
  return next;
}

/** Sent before: what is changed now reaches its readers at once, without being sent again. */
export function wasSent(view: View): boolean {
  return view.submitted !== undefined || view.state === "submitted" || view.state === "amended";
}

function ended(view: View, message: End): View {
  const phase = wasSent(view) ? "submitted" : "ended";
  return {
    ...without(view, "problem", "previous", "refused", "asking"),
    phase: view.phase === "stopped" ? "stopped" : phase,
    log: withSaid(view.log, message.said),
    answered: message.answered,
    aboutLeft: 0,
  };
}

function saved(view: View, message: Saved): View {
  const entry: AnswerEntry = { kind: "answer", step: message.step, answer: message.answer, at: message.at };
  if (view.asking?.step === message.step) entry.question = view.asking.words;
  if (message.told) entry.told = message.told;
  if (message.media) entry.media = message.media;
  const index = view.log.findIndex((known) => known.kind === "answer" && known.step === message.step);
  const log = [...view.log];
  if (index < 0) log.push(entry);
  else log[index] = merge(log[index] as AnswerEntry, entry);
  const next = { ...view, log };
  return view.sending?.id === message.id ? without(next, "sending", "problem", "refused", "back") : next;
}

// A repeated `saved` must not forget who was told or what was asked.
function merge(known: AnswerEntry, entry: AnswerEntry): AnswerEntry {
  const next = { ...known, ...entry };
  if (!entry.media) delete next.media;
  if (!entry.told && known.told && known.answer === entry.answer) next.told = known.told;
  return next;
}

// The review is the path as it stands: it gives the questions of earlier answers, and answers that an edit took off
// the path leave the log.
function reviewed(view: View, message: Review): View {
  const lines = new Map(message.lines.map((line) => [line.step, line]));
  const log: Entry[] = [];
  for (const entry of view.log) {
    if (entry.kind === "said") {
      log.push(entry);
      continue;
    }
    const line = lines.get(entry.step);
    if (line) log.push({ ...entry, question: line.question, answer: line.answer });
  }
  return { ...view, log, review: message, state: message.state };
}

function refused(view: View, message: Problem): View {
  const problem: { text: string; field?: string } = { text: message.text };
  if (message.field) problem.field = message.field;
  const { sending } = view;
  if (sending && message.id === sending.id) {
    if (message.code === "unavailable") return { ...view, sending: { ...sending, trouble: message.text } };
    return { ...without(view, "sending"), problem, refused: sending };
  }
  // Not this person's conversation: an answer of somebody else is not kept in sight.
  if (message.code === "not_found" && !message.id) return { ...without(view, "sending"), problem };
  return { ...view, problem };
}

/** What is shown once `message` has arrived. Pure. */
export function receive(view: View, message: ServerMessage): View {
  switch (message.type) {
    case "started":
      return started(view, message);
    case "ask":
      return asked(view, message);
    case "end":
      return ended(view, message);
    case "saved":
      return saved(view, message);
    case "review":
      return reviewed(view, message);
    case "submitted":
      return { ...without(view, "problem", "asking"), phase: "submitted", state: "submitted", submitted: message };
    case "stopped":
      return { ...without(view, "problem", "asking", "sending"), phase: "stopped", stopped: message.words };
    case "notice":
      if (message.session !== view.session) return view;
      return { ...view, notices: [...view.notices.filter((known) => known.n !== message.n), message] };
    case "problem":
      return refused(view, message);
    case "pong":
      return view;
    default:
      return unreachable(message);
  }
}

/** What is shown while `answer` is on its way; `words` is how the person gave it. Pure. */
export function sending(view: View, answer: Answer, words: string): View {
  return {
    ...without(view, "problem", "refused"),
    sending: { id: answer.id, step: answer.step, value: answer.value, words },
  };
}
