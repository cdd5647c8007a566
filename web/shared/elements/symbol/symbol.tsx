/** Address of the sprite of web/symbols.mjs; set by the build. */
declare const SYMBOLS: string;

interface Props {
  /** The id of a picture in i18n/symbols; empty shows nothing. */
  name: string;
  size?: number;
}

/** What an answer is about, as a line drawing in the colour of its text. Decoration: the words beside it say the same. */
export function Symbol({ name, size = 24 }: Props) {
  if (!name) return null;
  return (
    <svg class="icon" width={`${size / 16}rem`} height={`${size / 16}rem`} focusable="false" aria-hidden="true">
      <use href={`${SYMBOLS}#${name}`} />
    </svg>
  );
}
