import { named, say } from "../say";
import type { Entry, File } from "../types";
import { isolated } from "../words";

/** Whom an entry is about, as it is said to a colleague. */
export const keptFromWhom = (entry: Entry): string => isolated(entry.owner_name || named("owner", entry.owner));

/** Whom the young person did not want to see this: so that nobody passes it on to them. */
export function KeptFrom({ session, file }: { session: string | undefined; file: File }) {
  const kept = file.entries.filter((one) => one.kind === "kept_from" && one.session === session);
  if (kept.length === 0) return null;
  return (
    <ul class="helped" role="list">
      {kept.map((one) => (
        <li key={one.id} class="flag">
          {say("kept_from.note", { name: keptFromWhom(one) })}
        </li>
      ))}
    </ul>
  );
}
