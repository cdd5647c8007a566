/** Made by bundled-strings.mjs from i18n/<locale>/app.json. */
declare module "bundled-strings" {
  const bundled: Record<string, { dir: "ltr" | "rtl"; approved: boolean; strings: Record<string, string> }>;
  export default bundled;
}

/** Made by bundled-strings.mjs from flows/helplines.yaml. */
declare module "bundled-helplines" {
  import type { Helpline } from "./protocol";
  const bundled: Helpline[];
  export default bundled;
}
