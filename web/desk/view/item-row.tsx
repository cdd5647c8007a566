import { chosenLink } from "../route";
import { found, say } from "../say";
import type { Group, Item } from "../types";
import { personName } from "../words";
import { LevelBadge } from "./level";

const repeatsFrom = 2;
// What belongs to no conversation still has its place in the address.
const noSession = "0".repeat(32);

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
  const what = item.kind === "statement" ? undefined : found(`item.${item.kind}`);
  return (
    <li>
      <a
        class={unread ? "row unread" : "row"}
        href={chosenLink({ youngPerson: item.young_person, session: item.session || noSession, ref: item.ref })}
        aria-current={current ? "true" : undefined}
      >
        <span class="row-top">
          <span class="row-name" dir="auto">
            {name}
          </span>
          <When item={item} group={group} />
        </span>
        <span class="row-title">
          {what && item.kind !== "alert" && <span class="soft">{what}: </span>}
          {item.title}
        </span>
        <span class="row-marks">
          {item.kind === "alert" && <LevelBadge level={item.level} />}
          {unread && <span class="mark">{say("inbox.unread")}</span>}
          {(item.flags ?? 0) >= repeatsFrom && <span class="mark mark-risk">{say("inbox.repeat", { count: item.flags ?? 0 })}</span>}
          {item.owner && group === "promised" && <bdi class="soft small">{item.owner}</bdi>}
        </span>
      </a>
    </li>
  );
}
