import { Button } from "../elements/button/button";
import { Dialog } from "../elements/dialog/dialog";
import { looksOpen } from "../elements/looks-button/looks-button";
import type { LocaleInfo } from "../protocol";
import { language, t } from "../strings";
import { choices, choose } from "./apply";
import { colours, fonts, hasFonts, largest, resized, smallest, speeds } from "./choices";
import { Helping } from "./helping";
import { isKept } from "./kept";

interface OneOfProps<T> {
  name: string;
  title: string;
  all: readonly T[];
  value: T;
  words: (value: T) => string;
  onChoose: (value: T) => void;
}

function OneOf<T extends string | number>({ name, title, all, value, words, onChoose }: OneOfProps<T>) {
  return (
    <fieldset class="looks-part">
      <legend>{title}</legend>
      <div class="looks-choices">
        {all.map((one) => (
          <label class={`looks-choice looks-${name}-${one}`} key={one}>
            <input type="radio" name={name} checked={one === value} onChange={() => onChoose(one)} />
            <span>{words(one)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Switch({ label, note, on, onChange }: { label: string; note?: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="looks-part looks-switch">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>
        <span class="looks-label">{label}</span>
        {note && <span class="soft small">{note}</span>}
      </span>
    </label>
  );
}

function Size() {
  const { size } = choices.value;
  return (
    <fieldset class="looks-part">
      <legend>{t("web.looks.size")}</legend>
      <div class="looks-size">
        <Button icon="minus" disabled={size <= smallest} onClick={() => choose({ size: resized(size, -1) })}>
          {t("web.looks.smaller")}
        </Button>
        <output aria-live="polite">
          <bdi>{size}%</bdi>
        </output>
        <Button icon="plus" disabled={size >= largest} onClick={() => choose({ size: resized(size, 1) })}>
          {t("web.looks.larger")}
        </Button>
      </div>
    </fieldset>
  );
}

function Languages({ locales, onLanguage }: { locales: LocaleInfo[]; onLanguage: (locale: string) => void }) {
  if (locales.length < 2) return null;
  return (
    <div class="looks-part">
      <label class="looks-label" for="looks-language">
        {t("web.language")}
      </label>
      <select
        id="looks-language"
        value={language.value.locale}
        onChange={(event) => onLanguage(event.currentTarget.value)}
      >
        {locales.map(({ id, dir, own_name }) => (
          <option key={id} value={id} lang={id} dir={dir}>
            {own_name}
          </option>
        ))}
      </select>
    </div>
  );
}

const fontNames = { atkinson: "Atkinson Hyperlegible", opendyslexic: "OpenDyslexic" };
const speedWords = new Map([
  [0.75, "slow"],
  [1, "normal"],
  [1.25, "fast"],
]);

interface Props {
  locales: LocaleInfo[];
  onLanguage: (locale: string) => void;
  /** Whether answers are being given here, so that who helps can be said. */
  helping?: boolean | undefined;
}

/** How this looks and sounds. Everything takes effect at once. */
export function LooksSheet({ locales, onLanguage, helping }: Props) {
  const { easy, font, colours: colour, still, speed } = choices.value;
  const asHere = t("web.looks.as_here");
  return (
    <Dialog id="looks" title={t("web.looks")} open={looksOpen.value} onClose={() => (looksOpen.value = false)} class="looks">
      <Languages locales={locales} onLanguage={onLanguage} />
      <Switch
        label={t("web.looks.easy")}
        note={t("web.looks.easy_note")}
        on={easy}
        onChange={(on) => choose({ easy: on })}
      />
      <Size />
      {hasFonts(language.value.locale) && (
        <OneOf
          name="font"
          title={t("web.looks.letters")}
          all={fonts}
          value={font}
          words={(one) => (one === "system" ? asHere : fontNames[one])}
          onChoose={(one) => choose({ font: one })}
        />
      )}
      <OneOf
        name="colours"
        title={t("web.looks.colours")}
        all={colours}
        value={colour}
        words={(one) => (one === "device" ? asHere : t(`web.looks.${one}`))}
        onChoose={(one) => choose({ colours: one })}
      />
      <OneOf
        name="speed"
        title={t("web.looks.speed")}
        all={speeds}
        value={speed}
        words={(one) => t(`web.looks.${speedWords.get(one)}`)}
        onChoose={(one) => choose({ speed: one })}
      />
      <Switch label={t("web.looks.still")} on={still} onChange={(on) => choose({ still: on })} />
      {helping && <Helping />}
      <p class="soft small">{t(isKept() ? "web.looks.kept" : "web.looks.not_kept")}</p>
      <Button kind="primary" wide onClick={() => (looksOpen.value = false)}>
        {t("web.close")}
      </Button>
    </Dialog>
  );
}
