import type { ComponentChildren, Ref } from "preact";
import { Icon } from "../icon/icon";

export interface ButtonProps {
  /** primary: the one thing to do here. quiet: with a border. plain: looks like a link. danger: cannot be undone. */
  kind?: "primary" | "quiet" | "plain" | "danger";
  type?: "button" | "submit";
  icon?: string;
  iconAfter?: string;
  onClick?: (event: MouseEvent) => void;
  disabled?: boolean;
  /** Working: stays where it is and can be focused, but does nothing. */
  busy?: boolean;
  wide?: boolean;
  class?: string;
  id?: string;
  /** Says more than the visible words, for people who hear the page. */
  label?: string;
  describedBy?: string;
  pressed?: boolean;
  buttonRef?: Ref<HTMLButtonElement>;
  children: ComponentChildren;
}

export function Button(props: ButtonProps) {
  const { kind = "quiet", type = "button", icon, iconAfter, busy, wide, label, describedBy, pressed } = props;
  const names = ["button", `button-${kind}`, wide ? "button-wide" : "", props.class ?? ""].filter(Boolean).join(" ");
  return (
    <button
      ref={props.buttonRef ?? null}
      id={props.id}
      type={type}
      class={names}
      disabled={props.disabled}
      aria-disabled={busy ? "true" : undefined}
      aria-label={label}
      aria-describedby={describedBy}
      aria-pressed={pressed}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else props.onClick?.(event);
      }}
    >
      {icon && <Icon name={icon} size={20} />}
      <span>{props.children}</span>
      {iconAfter && <Icon name={iconAfter} size={20} />}
    </button>
  );
}
