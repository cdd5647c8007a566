import { renderToString } from "preact-render-to-string";
import { App } from "./app";
import { me } from "./store";

function drawn(): string {
  return renderToString(<App />);
}

me.value = { role: "nobody" };
const nobody = drawn();
me.value = undefined;

/** What stands in the page before its script has come: for who is not signed in and reads English, and for others. */
export const shells = { nobody, known: drawn() };
