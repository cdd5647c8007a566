import { drawings } from "./drawings";

interface Props {
  /** A name in drawings.ts; an unknown one shows nothing. */
  name: string;
  /** Words for people who can not see it; without them it is decoration. */
  label?: string;
  size?: number;
}

const mirrored = new Set(["back", "next", "leave"]);

/** Our own line drawings, in the colour of the text around them. */
export function Icon({ name, label, size = 24 }: Props) {
  const paths = drawings[name];
  if (!paths) return null;
  const hidden = label ? { role: "img" as const, "aria-label": label } : { "aria-hidden": "true" as const };
  return (
    <svg
      class={mirrored.has(name) ? "icon icon-mirrored" : "icon"}
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      viewBox="0 0 24 24"
      focusable="false"
      {...hidden}
    >
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
