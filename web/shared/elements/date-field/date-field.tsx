import { useState } from "preact/hooks";
import { t } from "../../strings";
import { Button } from "../button/button";

interface Props {
  id: string;
  /** "2026-11-22", or undefined while there is no whole date. */
  value: string | undefined;
  today: Date;
  describedBy?: string | undefined;
  onChange: (value: string | undefined) => void;
}

interface Parts {
  day: string;
  month: string;
  year: string;
}

const near: { key: string; days: number }[] = [
  { key: "web.date.today", days: 0 },
  { key: "web.date.yesterday", days: 1 },
  { key: "web.date.tomorrow", days: -1 },
];

export function isoDate(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function partsOf(value: string | undefined): Parts {
  const [year = "", month = "", day = ""] = value?.split("-") ?? [];
  return { day: day.replace(/^0/, ""), month: month.replace(/^0/, ""), year };
}

/** A real day, or undefined: 31 February is none. */
export function wholeDate({ day, month, year }: Parts): string | undefined {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined;
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  return date.getMonth() === Number(month) - 1 && date.getDate() === Number(day) ? isoDate(date) : undefined;
}

/** Near days as chips, and three fields for any other day; no calendar to fight with. */
export function DateField({ id, value, today, describedBy, onChange }: Props) {
  const [parts, setParts] = useState(partsOf(value));
  const set = (next: Parts): void => {
    setParts(next);
    onChange(wholeDate(next));
  };
  const daysAgo = (days: number): string =>
    isoDate(new Date(today.getFullYear(), today.getMonth(), today.getDate() - days));
  const part = (name: keyof Parts, length: number) => (
    <div class="date-part">
      <label for={`${id}-${name}`}>{t(`web.date.${name}`)}</label>
      <input
        id={`${id}-${name}`}
        class={`input date-${name}`}
        inputMode="numeric"
        autoComplete="off"
        maxLength={length}
        dir="ltr"
        value={parts[name]}
        aria-describedby={describedBy}
        onInput={(event) => set({ ...parts, [name]: event.currentTarget.value.trim() })}
      />
    </div>
  );
  return (
    <div class="date-field">
      <div class="near-days">
        {near.map(({ key, days }) => (
          <Button key={key} pressed={value === daysAgo(days)} onClick={() => set(partsOf(daysAgo(days)))}>
            {t(key)}
          </Button>
        ))}
      </div>
      <div class="date-parts">
        {part("day", 2)}
        {part("month", 2)}
        {part("year", 4)}
      </div>
    </div>
  );
}
