// A small studio server in memory: one flow, one draft of it, and another person who may change it meanwhile.
import type { Draft, Message, TextState } from "../types";

export interface Sent {
  path: string;
  body: Record<string, unknown>;
}
type Reply = { status: number; body: unknown } | "unreached";

const told = { at: 1, words: "today 14:05" };

export function message(key: string, english: string, words: Record<string, [string, TextState]> = {}): Message {
  const translated = Object.entries(words).map(([locale, [text, state]]) => [locale, { text, state }]);
  return { key, english, english_hash: "0", words: Object.fromEntries(translated) };
}

export function newDraft(): Draft {
  const asked = {
    id: "safe",
    line: 3,
    kind: "choice",
    about: "safety",
    core: true,
    part: "",
    messages: [
      message("safe", "Are you safe?", { cy: ["Wyt ti'n saff?", "fits"], ar: ["", "missing"] }),
      message("safe.no", "No", { cy: ["Na", "fits"], ar: ["\u0644\u0627", "fits"] }),
    ],
  };
  const said = { ...asked, id: "thanks", line: 9, kind: "say", about: "", core: false };
  return {
    id: "d1",
    flow: "small-flow",
    title: "A small flow",
    author: "Wren Writer",
    editors: ["Wren Writer"],
    state: "draft",
    yaml: "flow: small-flow\nsteps:\n  - id: safe\n",
    hash: "h0",
    note: "",
    steps: [asked, { ...said, messages: [message("thanks", "Thank you.", { cy: ["Diolch.", "fits"] })] }],
    problems: [],
    outline: [],
    svg: "",
    changes: [],
    affects: [],
  };
}

const problem = (status: number, code: string, text: string, more: object = {}) => ({
  status,
  body: { problem: { code, text }, ...more },
});

export class FakeStudio {
  sent: Sent[] = [];
  draft = newDraft();
  reached = true;
  /** Runs before the next change is looked at: somebody else may be faster. */
  meanwhile: (() => void) | undefined;
  private count = 0;

  /** Somebody changes a text: on this page or on another. */
  write(key: string, locale: string, text: string): void {
    for (const step of this.draft.steps)
      for (const known of step.messages) {
        if (known.key !== key) continue;
        if (locale === "en") {
          known.english = text;
          for (const words of Object.values(known.words)) if (words.state === "fits") words.state = "stale";
        } else known.words[locale] = { text, state: "fits" };
      }
    this.changed();
  }

  changed(): void {
    this.draft.hash = `h${++this.count}`;
  }

  /** As it goes over the wire: what is shown must not change by itself when this changes. */
  get copy(): Draft {
    return structuredClone(this.draft);
  }

  answer(path: string, body: Record<string, unknown> = {}): Reply {
    this.sent.push({ path, body });
    if (!this.reached) return "unreached";
    const [, act] = /^\/api\/v1\/studio\/drafts\/d1\/?([\w-]*)$/.exec(path) ?? [];
    if (act === undefined) return this.elsewhere(path);
    if (act === "") return { status: 200, body: this.copy };
    if (act === "preview") return { status: 200, body: this.preview(body) };
    this.meanwhile?.();
    this.meanwhile = undefined;
    if (body["hash"] !== this.draft.hash) return problem(409, "conflict", "Somebody was faster.", { draft: this.copy });
    return this.change(act, body);
  }

  private elsewhere(path: string): Reply {
    if (path === "/api/v1/studio/drafts") return problem(409, "conflict", "There is one.", { draft: this.copy });
    if (path.startsWith("/api/v1/strings/"))
      return { status: 200, body: { locale: "en", dir: "ltr", approved: true, strings: {} } };
    return problem(404, "not_found", "");
  }

  private change(act: string, body: Record<string, unknown>): Reply {
    const text = (name: string) => String(body[name]);
    if (act === "words") this.write(text("key"), text("locale"), text("text"));
    else if (act === "yaml") this.draft.yaml = text("yaml");
    else if (act === "submit") {
      const { problems } = this.draft;
      if (problems.length > 0) return problem(422, "invalid_input", "The checker found a problem.", { problems });
      this.draft.state = "submitted";
    } else if (act === "still-fits") {
      for (const step of this.draft.steps)
        for (const known of step.messages)
          for (const [locale, words] of Object.entries(known.words))
            if (known.key === body["key"] && (body["locale"] === "*" || body["locale"] === locale)) words.state = "fits";
    }
    this.changed();
    return { status: 200, body: this.copy };
  }

  private preview({ answers }: Record<string, unknown>) {
    const words = (english: string) => ({ text: english, lang: "en", dir: "ltr" });
    const options = [{ id: "no", words: words("No"), symbol: "" }];
    const flags = { optional: false, private: false, can_skip: false, can_say_dont_know: false, safety: false };
    const ask = { step: "safe", kind: "ask", type: "choice", words: words("Are you safe?"), options, ...flags };
    const thanks = { step: "thanks", kind: "say", words: words("Thank you."), options: [], ...flags };
    const done = (answers as unknown[]).length > 0;
    const alerts = done ? [{ title: "Not safe", to: ["adviser"], level: "urgent" }] : [];
    return { shown: done ? [ask, thanks] : [], waiting: done ? null : ask, alerts, filed: [], done, told };
  }
}

export let server = new FakeStudio();

/** Every request of the page goes to a new fake. */
export function begin(): FakeStudio {
  server = new FakeStudio();
  return server;
}

globalThis.fetch = (async (path: string, init: RequestInit = {}) => {
  const body = typeof init.body === "string" ? (JSON.parse(init.body) as Record<string, unknown>) : {};
  const reply = server.answer(path, body);
  if (reply === "unreached") throw new TypeError("unreached");
  return new Response(JSON.stringify(reply.body), { status: reply.status });
}) as typeof fetch;
