import { get, post, ProblemError } from "../shared/http";
import type { Id, Told } from "../shared/protocol";
import { askPasskey, makePasskey, type PasskeyOffer, type PasskeyQuestion } from "../shared/passkey";
import type { WorkerMe } from "./types";

export type Way = "passkey" | "totp" | "password";

/** The password was right; one more proof is asked for. */
export interface SecondStep {
  next: "passkey" | "totp";
  ways: ("passkey" | "totp")[];
  ticket: string;
}

export interface Device {
  id: Id;
  label: string;
  method: string;
  this: boolean;
  since: Told;
  last_seen?: Told;
}

export interface Credential {
  id: Id;
  kind: "passkey" | "totp" | "oidc";
  label: string;
  created: Told;
  last_used?: Told;
}

export interface TotpOffer {
  ticket: string;
  secret: string;
  link: string;
}

const me = "/api/v1/me";

/** Every request about how a worker signs in. */
export const security = {
  ways: () => get<{ council_sign_in?: string }>("/api/v1/sign-in"),
  withCode: (ticket: string, code: string) => post<WorkerMe>("/api/v1/sign-in/totp", { ticket, code }),
  withPasskey: async (ticket: string) => {
    const question = await post<PasskeyQuestion>("/api/v1/sign-in/passkey/begin", { ticket });
    return post<WorkerMe>("/api/v1/sign-in/passkey/finish", { ticket, passkey: await askPasskey(question) });
  },
  list: () => get<{ devices: Device[]; credentials: Credential[] }>(`${me}/devices`),
  endDevice: (id: Id) => post<void>(`${me}/devices/${encodeURIComponent(id)}/revoke`, {}),
  remove: (id: Id) => post<void>(`${me}/credentials/${encodeURIComponent(id)}/revoke`, {}),
  everywhere: () => post<void>("/api/v1/sign-out-everywhere", {}),
  beginApp: () => post<TotpOffer>(`${me}/totp/begin`, {}),
  finishApp: (ticket: string, code: string, label: string) => post<void>(`${me}/totp/finish`, { ticket, code, label }),
  addPasskey: async (label: string) => {
    const offer = await post<PasskeyOffer>(`${me}/passkeys/begin`, {});
    await post<void>(`${me}/passkeys/finish`, { passkey: await makePasskey(offer), label });
  },
  howToProve: () => post<{ ways: Way[]; passkey?: PasskeyQuestion }>(`${me}/step-up/begin`, {}),
  proveByCode: (code: string) => post<void>(`${me}/step-up`, { code }),
  proveByPassword: (password: string) => post<void>(`${me}/step-up`, { password }),
  proveByPasskey: async (question: PasskeyQuestion) =>
    post<void>(`${me}/step-up`, { passkey: await askPasskey(question) }),
};

/** Refused until they prove once more who they are. */
export const wantsProof = (error: unknown): boolean => error instanceof ProblemError && error.code === "step_up";
