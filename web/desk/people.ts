import { signal } from "@preact/signals";
import { desk } from "./api";
import { noteFailure, onSignedOut } from "./session";
import type { Person } from "./types";

export const people = signal<Person[] | null>(null);
/** False while the last try to ask has failed; what was known before stays on the screen. */
export const peopleAnswer = signal(true);

export async function loadPeople(): Promise<void> {
  try {
    people.value = (await desk.youngPeople()).young_people;
    peopleAnswer.value = true;
  } catch (error) {
    if (!noteFailure(error)) peopleAnswer.value = false;
  }
}

onSignedOut(() => {
  people.value = null;
  peopleAnswer.value = true;
});
