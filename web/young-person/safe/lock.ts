import { post } from "../../shared/http";
import { makePasskey, passkeysWork, type PasskeyAnswer, type PasskeyOffer } from "../../shared/passkey";
import { language } from "../../shared/strings";

/** Whether this phone can be unlocked for us by the lock it has: a finger, a face, a pattern. */
export async function hasLock(): Promise<boolean> {
  if (!passkeysWork()) return false;
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
}

/** What is made stays on this phone: it is copied to no account and stands in no list of passkeys. */
export async function makeLock(): Promise<PasskeyAnswer> {
  const offer = await post<PasskeyOffer>("/api/v1/own/phones/begin", {}, language.peek().locale);
  offer.options.authenticatorSelection = {
    authenticatorAttachment: "platform",
    residentKey: "discouraged",
    userVerification: "required",
  };
  return makePasskey(offer);
}
