// Keeps the page itself on a phone of somebody's own, so that it opens without signal and says who to call. It keeps
// nothing that anybody said: what is asked of /api, /ws and /exit never passes through here.
declare const FILES: readonly string[]; // What the page needs, itself first. Put in by the build.
declare const NAME: string; // Another one whenever one of these files is another.

interface Life extends Event {
  waitUntil(until: Promise<unknown>): void;
}
interface Asked extends Life {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

const patience = 4_000; // Milliseconds for a server that does not answer: signal that is none.

async function keep(): Promise<void> {
  await (await caches.open(NAME)).addAll(FILES);
}

/** A page that was open all along may still ask for an older file, so this waits until none is. */
async function dropOlder(): Promise<void> {
  for (const name of await caches.keys()) if (name !== NAME) await caches.delete(name);
}

const kept = async (path: string): Promise<Response | undefined> => (await caches.open(NAME)).match(path);

async function fileOf(request: Request): Promise<Response> {
  return (await kept(new URL(request.url).pathname)) ?? fetch(request);
}

/** As the server has it; as it was kept, where there is no server. */
async function pageOf(request: Request): Promise<Response> {
  const fresh = fetch(request);
  const late = new Promise<undefined>((go) => setTimeout(go, patience));
  const first = await Promise.race([fresh, late]).catch(() => undefined);
  if (first && first.status < 500) return first;
  return (await kept("/")) ?? fresh;
}

addEventListener("install", (event) => (event as Life).waitUntil(keep()));
addEventListener("activate", (event) => (event as Life).waitUntil(dropOlder()));
addEventListener("fetch", (event) => {
  const { request, respondWith } = event as Asked;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (pathname === "/" && request.mode === "navigate") respondWith.call(event, pageOf(request));
  else if (pathname !== "/" && FILES.includes(pathname)) respondWith.call(event, fileOf(request));
});
