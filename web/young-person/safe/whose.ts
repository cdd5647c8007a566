import { setOwnPhone } from "../phone-mode";
import { talk } from "../store";
import { dropHeld, followHeld } from "./held-answers";

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const worker = "/sw.js";

/** The one script that may work for this page when it is closed, named to the browser's guard against any other. */
function workerUrl(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  return trustedTypes?.createPolicy("sayso-worker", { createScriptURL: () => worker }).createScriptURL(worker) ?? worker;
}

/** Whose phone this is, as they say. On their own the page is kept, to open without signal; on any other nothing is. */
export async function phoneIs(own: boolean): Promise<void> {
  setOwnPhone(own);
  const { serviceWorker } = navigator; // None without TLS, and where the browser is told to keep nothing.
  const there = await serviceWorker?.getRegistration();
  if (own) {
    followHeld(talk);
    if (!there) await serviceWorker?.register(workerUrl());
    return;
  }
  await dropHeld();
  await there?.unregister();
  if (there) for (const name of await caches.keys()) await caches.delete(name);
}
