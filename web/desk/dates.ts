// Dates for what is promised. The server writes all dates that people read; these only fill in the field.
const england = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", year: "numeric", month: "2-digit", day: "2-digit" });

const day = 24 * 60 * 60 * 1000;

/** Today in England, as yyyy-mm-dd. */
export function today(now = Date.now()): string {
  // Put together from its parts: how a language orders them differs from browser to browser.
  const parts = Object.fromEntries(england.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** So many days after today. */
export function inDays(days: number, now = Date.now()): string {
  const [year = 0, month = 1, date = 1] = today(now).split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date) + days * day).toISOString().slice(0, 10);
}

/** The next day that is not a Saturday or a Sunday. Bank holidays are the server's to know. */
export function nextWeekday(now = Date.now()): string {
  for (let days = 1; ; days++) {
    const date = inDays(days, now);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) return date;
  }
}
