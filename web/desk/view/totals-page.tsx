import { desk } from "../api";
import { say } from "../say";
import type { Totals } from "../types";
import { Asked, useAsked } from "./asking";
import { PageHeading } from "./page-heading";

function Cell({ value }: { value: number | string }) {
  if (value !== "c") return <>{value}</>;
  return (
    <>
      <span aria-hidden="true">c</span>
      <span class="unseen">{say("totals.hidden")}</span>
    </>
  );
}

function Table({ table }: { table: Totals["tables"][number] }) {
  // A table of one column of numbers is easier to compare with a bar beside each; the number stays.
  const numbers = table.rows.map((row) => row.values[0]).filter((value): value is number => typeof value === "number");
  const most = Math.max(1, ...numbers);
  const bars = table.columns.length === 1;
  const heading = `totals-${table.id}`;
  return (
    <section class="box totals">
      <h2 id={heading}>{table.title}</h2>
      {table.note && <p class="small soft">{table.note}</p>}
      <div class="table-scroll" role="region" aria-labelledby={heading} tabIndex={0}>
        <table class="plain">
          <thead>
            <tr>
              <td />
              {table.columns.map((column) => (
                <th scope="col" class="number" key={column}>
                  {column}
                </th>
              ))}
              {bars && <td class="bar-cell" />}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                {row.values.map((value, index) => (
                  <td class="number" key={table.columns[index] ?? index}>
                    <Cell value={value} />
                  </td>
                ))}
                {bars && (
                  <td class="bar-cell" aria-hidden="true">
                    {typeof row.values[0] === "number" && (
                      <svg class="amount" viewBox="0 0 100 8" preserveAspectRatio="none" focusable="false">
                        <rect width={(100 * row.values[0]) / most} height="8" />
                      </svg>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Counts for those who look at the whole and may see nobody. */
export function TotalsPage() {
  const asked = useAsked(desk.totals);
  const totals = asked.value;
  return (
    <>
      <PageHeading>{say("totals.title")}</PageHeading>
      <p class="soft">{say("totals.lead")}</p>
      <Asked problem={asked.problem} known={totals !== null} again={asked.again}>
        {totals && (
          <>
            <p class="small">{say("totals.as_at", { when: totals.as_at.words })}</p>
            {totals.tables.length === 0 && <p class="soft">{say("totals.none")}</p>}
            <div class="boxes">
              {totals.tables.map((table) => (
                <Table key={table.id} table={table} />
              ))}
            </div>
          </>
        )}
      </Asked>
    </>
  );
}
