import type { OpeningHours } from "../../protocol";

interface Props {
  /** From the server, which knows the hours and the language; nothing is said without it. */
  opening: OpeningHours | undefined;
  /** With whom to call while nobody is there. */
  night?: boolean;
}

/** Whether anybody is there, said before anything is typed. */
export function Opening({ opening, night }: Props) {
  if (!opening) return null;
  const { open_now, words, next, night_words, night_phone } = opening;
  return (
    <span class={`opening ${open_now ? "opening-open" : ""}`}>
      <span class="opening-now" dir="auto">
        <span class="opening-sign" aria-hidden="true" />
        <span>{[words, next].filter(Boolean).join(". ")}</span>
      </span>
      {night && !open_now && night_words && (
        <span class="opening-night" dir="auto">
          {night_words}{" "}
          {night_phone && (
            <a href={`tel:${night_phone.replace(/[^\d+]/g, "")}`}>
              <bdi dir="ltr">{night_phone}</bdi>
            </a>
          )}
        </span>
      )}
    </span>
  );
}
