import type { ProblemCode } from "./protocol";

/** A request that failed, with words the person may see. `status` 0: the server was not reached. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    readonly text: string,
    readonly field?: string,
    /** All that the server answered, where a refusal brings more than its words: what it found, or what is newest. */
    readonly body?: unknown,
  ) {
    super(code);
    this.name = "ProblemError";
  }
  get unreached(): boolean {
    return this.status === 0;
  }
}

async function problemOf(response: Response): Promise<ProblemError> {
  try {
    const body = (await response.json()) as { problem: { code: ProblemCode; field?: string; text: string } };
    const { code, text, field } = body.problem;
    return new ProblemError(response.status, code, text, field, body);
  } catch {
    return new ProblemError(response.status, "unavailable", "");
  }
}

// The server marks every answer `no-store`; asking for it here as well would pass over what a page has preloaded.
async function request<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new ProblemError(0, "unavailable", "");
  }
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

function withLocale(path: string, locale?: string): string {
  return locale ? `${path}${path.includes("?") ? "&" : "?"}locale=${encodeURIComponent(locale)}` : path;
}

export function get<T>(path: string, locale?: string): Promise<T> {
  return request<T>(withLocale(path, locale), { method: "GET" });
}

export function post<T>(path: string, body: unknown, locale?: string): Promise<T> {
  return request<T>(withLocale(path, locale), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}
