import type { Talk } from "./talk";

/** The same conversation in two pages of one browser: what one of them stored, the other asks the server for. */
export function followTabs(talk: Talk): void {
  if (typeof BroadcastChannel !== "function") return;
  const others = new BroadcastChannel("sayso");
  talk.stored = (session) => others.postMessage(session); // Which conversation, and nothing of what was said.
  others.onmessage = ({ data }) => {
    if (data === talk.view.value.session) talk.keep();
  };
}
