/** Passkeys: between the server's words and the browser's. Bytes travel as base64url. */

export interface PasskeyQuestion {
  ceremony: string;
  options: {
    challenge: string;
    rpId: string;
    allowCredentials: { type: "public-key"; id: string }[];
    userVerification: "required";
    timeout: number;
  };
}

export interface PasskeyOffer {
  ceremony: string;
  options: {
    challenge: string;
    rp: { id: string; name: string };
    user: { id: string; name: string; displayName: string };
    pubKeyCredParams: { type: "public-key"; alg: number }[];
    excludeCredentials: { type: "public-key"; id: string }[];
    authenticatorSelection: AuthenticatorSelectionCriteria;
    attestation: "none";
    timeout: number;
  };
}

export interface PasskeyAnswer {
  ceremony: string;
  id: string;
  client_data: string;
  authenticator_data: string;
  signature?: string;
}

export function toBase64url(bytes: ArrayBuffer): string {
  const text = [...new Uint8Array(bytes)].map((byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(bytes, (letter) => letter.charCodeAt(0));
}

/** Browsers make passkeys only on secure pages, and for hosts with a name. */
export const passkeysWork = (): boolean => typeof PublicKeyCredential === "function" && isSecureContext;

const described = (list: { type: "public-key"; id: string }[]) =>
  list.map(({ type, id }) => ({ type, id: fromBase64url(id) }));

/** What the browser asks the person for may be refused by them: then it throws. */
async function credentialOf(asked: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await asked;
  if (!(credential instanceof PublicKeyCredential)) throw new Error("no passkey came back");
  return credential;
}

export async function askPasskey({ ceremony, options }: PasskeyQuestion): Promise<PasskeyAnswer> {
  const publicKey = {
    ...options,
    challenge: fromBase64url(options.challenge),
    allowCredentials: described(options.allowCredentials),
  };
  const credential = await credentialOf(navigator.credentials.get({ publicKey }));
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    ceremony,
    id: toBase64url(credential.rawId),
    client_data: toBase64url(response.clientDataJSON),
    authenticator_data: toBase64url(response.authenticatorData),
    signature: toBase64url(response.signature),
  };
}

export async function makePasskey({ ceremony, options }: PasskeyOffer): Promise<PasskeyAnswer> {
  const publicKey = {
    ...options,
    challenge: fromBase64url(options.challenge),
    user: { ...options.user, id: fromBase64url(options.user.id) },
    excludeCredentials: described(options.excludeCredentials),
  };
  const credential = await credentialOf(navigator.credentials.create({ publicKey }));
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    ceremony,
    id: toBase64url(credential.rawId),
    client_data: toBase64url(response.clientDataJSON),
    authenticator_data: toBase64url(response.getAuthenticatorData()),
  };
}
