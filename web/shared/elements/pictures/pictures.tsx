import { t } from "../../strings";
import { Symbol } from "../symbol/symbol";

/** The three pictures by which people see that two screens belong together. */
export function Pictures({ names }: { names: string[] }) {
  return (
    <ul class="pictures" role="list">
      {names.map((name) => (
        <li key={name}>
          <Symbol name={name} size={64} />
          <span>{t(`web.picture.${name}`)}</span>
        </li>
      ))}
    </ul>
  );
}
