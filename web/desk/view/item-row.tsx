import { chosenLink, personLink } from "../route";
import { found, named, say } from "../say";
import type { Group, Item } from "../types";
import { personName } from "../words";
import { LevelBadge } from "./level";

const repeatsFrom = 2;

/** Where a line leads: to the plan for what is about the plan, else to triage, or to the file if it is about no talk. */
function linkOf(item: Item): string {
  if (item.kind === "review" || item.kind === "disagreed" || item.title.toLowerCase().startsWith("plan ")) return personLink(item.young_person, "plan");
  if (item.session === "") return personLink(item.young_person);
  return chosenLink({ youngPerson: item.young_person, session: item.session, ref: item.ref });
}

/** What a line is about. The server names an entry by its kind only: nobody's words stand in the inbox. */
function titleOf(item: Item, group: Group): string {
  if (item.kind === "alert" || item.kind === "statement") return item.title;
  if (item.kind === "action" && group === "new") return say("item.said_not_done");
  const kind = item.title.toLowerCase().replaceAll(" ", "_");
  return found(`item.${item.kind === "action" ? kind : item.kind}`) ?? found(`kind.${kind}`) ?? item.title;
}

function When({ item, group }: { item: Item; group: Group }) {
  const by = item.due ?? (item.kind === "alert" ? item.acknowledge_by : undefined);
  if (by && (group === "overdue" || item.overdue)) return <span class="row-when row-late">{say("inbox.was_due", { when: by.words })}</span>;
  if (by) return <span class="row-when">{say("inbox.due", { when: by.words })}</span>;
  return <span class="row-when">{item.at.words}</span>;
}

/** One line of the inbox: who, what, how pressing and by when. The whole line is the link. */
export function ItemRow({ item, group, current }: { item: Item; group: Group; current: boolean }) {
  const name = personName(item);
  const unread = item.kind === "statement" && !item.read;
  return (
    <li>
      <a
        class={unread ? "row unread" : "row"}
        href={linkOf(item)}
        aria-current={current ? "true" : undefined}
      >
        <span class="row-top">
          <span class="row-name" dir="auto">
            {name}
          </span>
          <When item={item} group={group} />
        </span>
        <span class="row-title">{titleOf(item, group)}</span>
        <span class="row-marks">
          {item.kind === "alert" && <LevelBadge level={item.level} />}
          {unread && <span class="mark">{say("inbox.unread")}</span>}
          {(item.flags ?? 0) >= repeatsFrom && <span class="mark mark-risk">{say("inbox.repeat", { count: item.flags ?? 0 })}</span>}
          {item.passed_to && item.overdue && <span class="mark mark-risk">{say("inbox.passed_to", { name: named("owner", item.passed_to) })}</span>}
          {item.owner && group === "promised" && <bdi class="soft small">{item.owner}</bdi>}
        </span>
      </a>
    </li>
  );
}
