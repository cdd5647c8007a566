import { effect } from "@preact/signals";
import { get } from "../../shared/http";
import type { Id } from "../../shared/protocol";
import type { Held, Talk } from "../../shared/talk";
import { isOwnPhone } from "../phone-mode";
import { onForget, screen } from "../store";
import { mayHaveKey } from "./device-key";
import { dropRows, useRows } from "./kept-rows";

// What could not be sent before the page was closed waits here, on a phone of their own only, and goes out when the page
// is next opened with signal. It is encrypted under a key of two halves: one that this browser keeps and nobody can read,
// and one that the server gives to this sign-in alone. When the sign-in ends, nobody can read it any more.
const database = "held";
const table = "held";
const half = "half";

/** One answer. Each page of the browser writes and clears away its own, and no other page's. */
interface Row {
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}
interface Kept extends Held {
  at: number; // Only for their order.
}

const read = <T>(name: string): Promise<T | undefined> =>
  useRows(database, table, "readonly", (rows) => rows.get(name) as IDBRequest<T | undefined>);
const names = async (): Promise<string[]> =>
  (await useRows(database, table, "readonly", (rows) => rows.getAllKeys())).map(String).filter((name) => name !== half);
const write = (name: string, value: unknown): Promise<unknown> => useRows(database, table, "readwrite", (rows) => rows.put(value, name));
const remove = (name: string): Promise<unknown> => useRows(database, table, "readwrite", (rows) => rows.delete(name) as IDBRequest<unknown>);

async function ownHalf(): Promise<CryptoKey> {
  const kept = await read<CryptoKey>(half);
  if (kept) return kept;
  const made = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  await write(half, made);
  return made;
}

async function wholeKey(): Promise<CryptoKey> {
  const { key } = await get<{ key: string }>("/api/v1/own/draft-key");
  const both = await crypto.subtle.sign("HMAC", await ownHalf(), new TextEncoder().encode(key));
  return crypto.subtle.importKey("raw", both, "AES-GCM", false, ["encrypt", "decrypt"]);
}

async function seal(by: CryptoKey, held: Held): Promise<Row> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const kept: Kept = { ...held, at: Date.now() };
  const plain = new TextEncoder().encode(JSON.stringify(kept));
  return { iv, sealed: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, by, plain) };
}

/** What waits from before, oldest first. What is of a sign-in that has ended can not be read, and goes. */
async function unseal(by: CryptoKey): Promise<Kept[]> {
  const found: Kept[] = [];
  for (const name of await names()) {
    const row = await read<Row>(name);
    if (!row) continue; // Sent meanwhile, by another page.
    try {
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.iv }, by, row.sealed);
      found.push(JSON.parse(new TextDecoder().decode(plain)) as Kept);
    } catch {
      await remove(name);
    }
  }
  return found.sort((one, other) => one.at - other.at);
}

let key: CryptoKey | undefined;
let waiting: Kept[] = []; // From before, and not taken up yet.
let mine = new Set<Id>(); // On disk, and this page's to clear away.
let stop: (() => void) | undefined;
let turn: Promise<unknown> = Promise.resolve();

/** One thing after the other. What fails, as where storage is full, leaves the answers in memory as on any other phone. */
function inTurn(work: () => Promise<void>): void {
  turn = turn.then(work).catch(() => undefined);
}

async function keep(held: readonly Held[]): Promise<void> {
  if (!key) return;
  const now = new Set(held.map(({ answer }) => answer.id));
  for (const id of mine) {
    if (now.has(id)) continue;
    await remove(id);
    mine.delete(id);
  }
  for (const one of held) {
    const { id } = one.answer;
    if (mine.has(id)) continue;
    await write(id, await seal(key, one));
    mine.add(id);
  }
}

/** One conversation after the other, and none into one that is going on. */
function takeUp(talk: Talk): void {
  const [first] = waiting;
  if (!first || !stop || talk.holding || screen.peek() === "talk") return;
  const { session } = first.answer;
  const these = waiting.filter(({ answer }) => answer.session === session);
  waiting = waiting.filter(({ answer }) => answer.session !== session);
  for (const { answer } of these) mine.add(answer.id);
  talk.carryOn(these);
}

async function begin(talk: Talk): Promise<void> {
  if (key || !stop) return;
  const made = await wholeKey();
  waiting = await unseal(made);
  key = made;
  await keep(talk.held); // What was said while there was no key yet.
}

function stopFollowing(): void {
  stop?.();
  stop = undefined;
  inTurn(() => {
    key = undefined;
    waiting = [];
    mine = new Set();
    return Promise.resolve();
  });
}

// The key is of one sign-in: what somebody else says afterwards is not kept under it.
onForget(stopFollowing);

/** Brings back what waits here from before, and keeps from now on what can not be sent at once. */
export function followHeld(talk: Talk): void {
  if (stop || !mayHaveKey() || !isOwnPhone()) return;
  const stops = [
    // Without signal there is no half from the server: it is asked for whenever there is a connection again.
    effect(() => {
      if (talk.connection.state.value === "open")
        inTurn(async () => {
          await begin(talk);
          takeUp(talk);
        });
    }),
    effect(() => {
      void talk.view.value; // Changes with whatever is held.
      const away = screen.value !== "talk";
      const { held } = talk;
      inTurn(async () => {
        await keep(held);
        if (away) takeUp(talk);
      });
    }),
  ];
  stop = () => {
    for (const each of stops) each();
  };
}

/** On a phone that is not their own, or not any more: nothing is kept, and nothing will be. */
export async function dropHeld(): Promise<void> {
  stopFollowing();
  await turn;
  if (mayHaveKey()) await dropRows(database);
}
