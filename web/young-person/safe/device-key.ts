import { isOwnPhone } from "../phone-mode";
import { dropRows, useRows } from "./kept-rows";

// The key of this phone: it signs, and can not be read, not even by this page. Only its public half leaves.
const database = "phone";
const table = "key";

interface Kept {
  /** As the server calls this phone. */
  phone: string;
  key: CryptoKey;
  /** What must come with a signature. */
  way: "pin" | "unlock";
}

/** Without a secure connection, or with storage barred, a browser keeps no keys. */
export function mayHaveKey(): boolean {
  return typeof crypto.subtle === "object" && typeof indexedDB === "object";
}

export async function keptKey(): Promise<Kept | undefined> {
  if (!mayHaveKey() || !isOwnPhone()) return undefined; // Looking for one would leave an empty place for it.
  try {
    return await useRows(database, table, "readonly", (rows) => rows.get("this") as IDBRequest<Kept | undefined>);
  } catch {
    return undefined;
  }
}

export async function keepKey(kept: Kept): Promise<void> {
  await useRows(database, table, "readwrite", (rows) => rows.put(kept, "this"));
}

export async function dropKey(): Promise<void> {
  if (mayHaveKey()) await dropRows(database);
}

/** Bytes as the server reads them: base64url without padding. */
export function base64url(bytes: ArrayBuffer): string {
  const letters = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export async function makeKey(): Promise<{ key: CryptoKey; publicHalf: string }> {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
  return { key: pair.privateKey, publicHalf: base64url(await crypto.subtle.exportKey("raw", pair.publicKey)) };
}

/** What the server asked this very page to sign; the address in it keeps another site from asking for it. */
export async function signed(key: CryptoKey, challenge: string): Promise<string> {
  const text = new TextEncoder().encode(`sayso-phone-1\n${location.origin}\n${challenge}`);
  return base64url(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, text));
}
