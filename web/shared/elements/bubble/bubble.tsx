import type { ComponentChildren } from "preact";
import { t } from "../../strings";
import { Icon } from "../icon/icon";

export type Tick = "sending" | "waiting" | "saved";

interface Props {
  /** own: the person's. said: the service's. */
  from: "own" | "said";
  tick?: Tick;
  children: ComponentChildren;
  foot?: ComponentChildren;
}

const icons: Record<Tick, string> = { sending: "sending", waiting: "waiting", saved: "tick" };

/** One thing said. Not focusable; the tick is always with its word. */
export function Bubble({ from, tick, children, foot }: Props) {
  return (
    <div class={`bubble bubble-${from}`}>
      <div class="bubble-words">{children}</div>
      {(tick || foot) && (
        <div class="bubble-foot">
          {tick && (
            <span class={`tick tick-${tick}`}>
              <Icon name={icons[tick]} size={16} /> {t(`web.tick.${tick}`)}
            </span>
          )}
          {foot}
        </div>
      )}
    </div>
  );
}
