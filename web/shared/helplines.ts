import bundled from "bundled-helplines";
import type { Helpline } from "./protocol";
import { has, t } from "./strings";

/** Bundled, so that who to call is shown with no signal and no server; in the language of the page where it has words. */
export function bundledHelplines(): Helpline[] {
  const worded = (key: string, english: string): string => (has(key) ? t(key) : english);
  return bundled.map((line) => ({
    ...line,
    when: worded(`helpline.${line.id}.when`, line.when),
    note: worded(`helpline.${line.id}.note`, line.note),
  }));
}
