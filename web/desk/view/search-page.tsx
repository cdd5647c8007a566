import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../shared/elements/button/button";
import { desk } from "../api";
import { may } from "../roles";
import { pageLink } from "../route";
import { count, say } from "../say";
import { onSignedOut } from "../session";
import type { Person } from "../types";
import { Outcome, useSending } from "./asking";
import { PageHeading } from "./page-heading";
import { PeopleTable } from "./people-page";

// In memory, so that going to a file and back finds the list again; gone with the sign-in.
const looked = signal<{ q: string; people: Person[] | null }>({ q: "", people: null });
onSignedOut(() => (looked.value = { q: "", people: null }));

/** By name or number. Words that young people said cannot be searched: the server could not if it would. */
export function SearchPage() {
  const input = useRef<HTMLInputElement>(null);
  const { busy, problem, send } = useSending();
  const { q, people } = looked.value;
  useEffect(() => input.current?.focus(), []);
  const search = async (event: Event) => {
    event.preventDefault();
    const wanted = input.current?.value.trim() ?? "";
    if (wanted === "") return;
    await send(async () => (looked.value = { q: wanted, people: (await desk.search(wanted)).young_people }), "");
  };
  return (
    <>
      <PageHeading>{say("page.search")}</PageHeading>
      <p class="soft">{say("search.lead")}</p>
      <form class="find" role="search" onSubmit={search}>
        <label for="search-name">{say("search.label")}</label>
        <input id="search-name" ref={input} type="search" autocomplete="off" dir="auto" defaultValue={q} />
        <Button kind="primary" type="submit" busy={busy}>
          {say("search.button")}
        </Button>
      </form>
      <Outcome problem={problem} done="" />
      <p class="soft" role="status">
        {people && (people.length === 0 ? say("search.none") : count("search.found", people.length))}
      </p>
      {may("break_glass") && (
        <p class="small">
          <a href={pageLink("break-glass")}>{say("search.not_yours")}</a>
        </p>
      )}
      {people && people.length > 0 && <PeopleTable entries={people} />}
    </>
  );
}
