import type { ComponentChildren } from "preact";
import { Icon } from "../icon/icon";

interface Props {
  tone?: "info" | "warning" | "good";
  icon?: string;
  children?: ComponentChildren;
}

/** A line that says how things are. Announced politely when its words change, so it stays in the page while empty. */
export function Banner({ tone = "info", icon, children }: Props) {
  return (
    <div role="status">
      {children && (
        <p class={`banner banner-${tone}`}>
          {icon && <Icon name={icon} size={20} />}
          <span>{children}</span>
        </p>
      )}
    </div>
  );
}
