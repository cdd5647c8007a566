import { signal } from "@preact/signals";
import type { PasskeyQuestion } from "../shared/passkey";
import { security, wantsProof, type Way } from "./security";

export interface Proving {
  ways: Way[];
  passkey?: PasskeyQuestion;
  done: (proved: boolean) => void;
}

/** Set while somebody is asked to show once more that it is them. */
export const proving = signal<Proving | null>(null);

/** Does what may ask for a fresh proof first; then asks the person for it, and does it again. */
export async function proved<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!wantsProof(error)) throw error;
    const how = await security.howToProve();
    const shown = await new Promise<boolean>((done) => (proving.value = { ...how, done }));
    proving.value = null;
    if (!shown) throw error;
    return act();
  }
}
