// A server for tests of the desk: it answers what it was told to, and keeps what it was sent.
export interface Sent {
  path: string;
  body: unknown;
}
type Answer = (sent: Sent) => { status: number; body?: unknown } | "unreached" | "silent";

export const sent: Sent[] = [];
let answers = new Map<string, Answer>();

/** The next requests to paths that start with `path` are answered so. */
export function answer(path: string, how: Answer): void {
  answers.set(path, how);
}

export function begin(): void {
  sent.length = 0;
  answers = new Map();
}

export const problem = (status: number, text: string) => ({ status, body: { problem: { code: "unavailable", text } } });

async function respond(path: string, init: RequestInit = {}): Promise<Response> {
  const request: Sent = { path, body: typeof init.body === "string" ? JSON.parse(init.body) : undefined };
  sent.push(request);
  const key = [...answers.keys()].filter((start) => path.startsWith(start)).sort((a, b) => b.length - a.length)[0];
  const how = key === undefined ? { status: 404, body: { problem: { code: "not_found", text: "" } } } : answers.get(key)!(request);
  if (how === "unreached") throw new TypeError("unreached");
  if (how === "silent") return new Promise(() => undefined);
  return new Response(how.status === 204 ? null : JSON.stringify(how.body), { status: how.status });
}

globalThis.fetch = ((path: string, init?: RequestInit) => respond(path, init)) as typeof fetch;

/** Lets everything that is ready to go on do so. */
export const settle = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));

/** Runs `body` with time standing still: `pass` lets milliseconds go by. Node 18's own mock differs from later ones. */
export async function withStillTime(body: (pass: (milliseconds: number) => void) => Promise<void>): Promise<void> {
  const real = { set: globalThis.setTimeout, clear: globalThis.clearTimeout };
  const waiting = new Map<number, { at: number; action: () => void }>();
  let now = 0;
  let next = 1;
  const set = (action: () => void, after = 0) => {
    waiting.set(next, { at: now + after, action });
    return next++;
  };
  globalThis.setTimeout = set as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((timer: number) => waiting.delete(timer)) as unknown as typeof clearTimeout;
  try {
    await body((milliseconds) => {
      now += milliseconds;
      for (const [timer, { at, action }] of [...waiting]) {
        if (at > now || !waiting.delete(timer)) continue;
        action();
      }
    });
  } finally {
    globalThis.setTimeout = real.set;
    globalThis.clearTimeout = real.clear;
  }
}
