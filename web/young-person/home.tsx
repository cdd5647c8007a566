import { Button } from "../shared/elements/button/button";
import { Icon } from "../shared/elements/icon/icon";
import { Symbol } from "../shared/elements/symbol/symbol";
import type { FlowInfo } from "../shared/protocol";
import { t } from "../shared/strings";
import { Opening } from "../shared/elements/opening/opening";
import { covered } from "./away";
import { Later } from "./later";
import { choose, council, holding, me, signOut, talk } from "./store";

const pictures: Record<string, string> = {
  me: "heart",
  home: "home",
  learning: "college",
  adult: "health",
  plan: "plan",
};

/** What fits somebody of this age, topic by topic in the order given; with no birthday on file, everything. */
export function offered(flows: FlowInfo[], age: number | undefined): Map<string, FlowInfo[]> {
  const topics = new Map<string, FlowInfo[]>();
  for (const flow of flows) {
    const [youngest, oldest] = flow.ages;
    if (!flow.phone || (age !== undefined && (age < youngest || age > oldest))) continue;
    topics.set(flow.topic, [...(topics.get(flow.topic) ?? []), flow]);
  }
  return topics;
}

function FlowList({ flows }: { flows: FlowInfo[] }) {
  const busy = holding();
  return (
    <ul class="flows" role="list">
      {flows.map((flow) => (
        <li key={flow.id}>
          <button type="button" class="flow-start" disabled={busy} onClick={() => choose(flow.id)}>
            <span dir="auto">{flow.title}</span>
            <Icon name="next" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Help now stands open; every other topic opens with a tap, so that thirty talks are six lines. */
function Topics() {
  return [...offered(council.value?.flows ?? [], me.value?.age)].map(([topic, flows]) =>
    topic === "now" ? (
      <FlowList key={topic} flows={flows} />
    ) : (
      <details key={topic} class="topic">
        <summary>
          <Symbol name={pictures[topic] ?? ""} size={28} />
          <span>{t(`web.topic.${topic}`)}</span>
          <Icon name="next" />
        </summary>
        <FlowList flows={flows} />
      </details>
    ),
  );
}

export function HomeScreen() {
  const { name = "", adviser } = me.value ?? {};
  const waiting = talk.connection.state.value === "waiting";
  return (
    <div class="home">
      <div class="home-head">
        <h1 tabIndex={-1} dir="auto">
          {t("web.home.hello", { name })}
        </h1>
        {adviser && (
          <p class="soft" dir="auto">
            {t("web.home.adviser", { name: adviser })}
          </p>
        )}
        <Opening opening={council.value?.opening} />
        <div role="status">
          {waiting && (
            <p class="banner banner-warning">
              <Icon name="no_signal" size={20} />
              <span>{t(holding() ? "web.signal.kept" : "web.signal.none")}</span>
            </p>
          )}
          {!waiting && holding() && <p class="banner">{t("web.signal.sending")}</p>}
        </div>
      </div>
      <Later show={covered.value ? "cover" : "for-you"} />
      <section aria-labelledby="start">
        <h2 id="start">{t("web.home.start")}</h2>
        <div class="topics">
          <Topics />
        </div>
      </section>
      <Later show="file" />
      <div class="home-foot">
        <Button kind="plain" onClick={() => void signOut()}>
          {t("web.home.sign_out")}
        </Button>
        <p class="soft small">{t("web.exit.note")}</p>
      </div>
    </div>
  );
}
