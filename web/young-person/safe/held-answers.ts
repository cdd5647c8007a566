import { effect } from "@preact/signals";
import { get } from "../../shared/http";
import type { Held, Talk } from "../../shared/talk";
import { isOwnPhone } from "../phone-mode";
import { onForget } from "../store";
import { mayHaveKey } from "./device-key";
import { dropRows, useRows } from "./kept-rows";

// What could not be sent before the page was closed waits here, on a phone of their own only, and goes out when the page
// is next opened with signal. It is encrypted under a key of two halves: one that this browser keeps and nobody can read,
// and one that the server gives to this sign-in alone. When the sign-in ends, nobody can read it any more.
const database = "held";
const table = "held";

interface Row {
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

const read = <T>(name: string): Promise<T | undefined> =>
  useRows(database, table, "readonly", (rows) => rows.get(name) as IDBRequest<T | undefined>);
const write = (name: string, value: unknown): Promise<unknown> => useRows(database, table, "readwrite", (rows) => rows.put(value, name));
const remove = (name: string): Promise<unknown> => useRows(database, table, "readwrite", (rows) => rows.delete(name) as IDBRequest<unknown>);

async function ownHalf(): Promise<CryptoKey> {
  const kept = await read<CryptoKey>("half");
  if (kept) return kept;
  const made = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  await write("half", made);
  return made;
}

async function wholeKey(): Promise<CryptoKey> {
  const [half, { key }] = await Promise.all([ownHalf(), get<{ key: string }>("/api/v1/own/draft-key")]);
  const both = await crypto.subtle.sign("HMAC", half, new TextEncoder().encode(key));
  return crypto.subtle.importKey("raw", both, "AES-GCM", false, ["encrypt", "decrypt"]);
}

async function seal(key: CryptoKey, held: readonly Held[]): Promise<Row> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(held));
  return { iv, sealed: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain) };
}

/** Nothing if there is nothing, or it is of a sign-in that has ended. */
async function unseal(key: CryptoKey): Promise<Held[]> {
  const row = await read<Row>("answers");
  if (!row) return [];
  try {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.iv }, key, row.sealed);
    return JSON.parse(new TextDecoder().decode(plain)) as Held[];
  } catch {
    await remove("answers");
    return [];
  }
}

let followed = false;
let stop = (): void => {};

// The key is of one sign-in: what somebody else says afterwards is not kept under it.
onForget(() => {
  stop();
  followed = false;
});

/** Brings back what waits here from before, and keeps from now on what can not be sent at once. */
export async function followHeld(talk: Talk): Promise<void> {
  if (followed || !mayHaveKey() || !isOwnPhone()) return;
  followed = true;
  try {
    const key = await wholeKey();
    const before = await unseal(key);
    if (before.length > 0 && !talk.holding) talk.carryOn(before);
    let last = Promise.resolve();
    stop = effect(() => {
      void talk.view.value; // Changes with whatever is held.
      const held = talk.held;
      // One after the other, so that what was held before never comes to stand over what is held now.
      last = last
        .then(async () => void (await (held.length > 0 ? write("answers", await seal(key, held)) : remove("answers"))))
        .catch(() => undefined); // Storage is full or barred: then it is in memory only, as on any other phone.
    });
  } catch {
    followed = false; // Not reached; with the next sign-in or connection again.
  }
}

export async function dropHeld(): Promise<void> {
  if (mayHaveKey()) await dropRows(database);
}
