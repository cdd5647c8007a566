import { signal } from "@preact/signals";
import { desk } from "./api";
import { noteFailure, onSignedOut, signedIn } from "./session";
import type { Worker } from "./types";

/** Everybody at this council who can be given something to do; asked for once. */
export const workers = signal<readonly Worker[]>([]);
let asked = false;

export async function loadWorkers(): Promise<void> {
  if (asked) return;
  asked = true;
  try {
    workers.value = (await desk.workers()).workers;
  } catch (error) {
    asked = false;
    noteFailure(error);
  }
}

/** Who is signed in, among the workers: by id, or by name where the server does not say the id. */
export function myself(): Worker | undefined {
  if (signedIn.value.state !== "in") return undefined;
  const { id, name = "", role } = signedIn.value.me;
  if (id) return { id, name, role, team: "" };
  return workers.value.find((worker) => worker.name === name);
}

/** Where something can be handed to that is not one person. */
export const recipients = ["duty_team", "out_of_hours", "team_manager", "safeguarding_lead"] as const;

onSignedOut(() => {
  workers.value = [];
  asked = false;
});
