import type { ComponentChildren } from "preact";

interface Props {
  tone?: "plain" | "warm" | "safety" | "good";
  /** Shown as a heading. */
  title?: ComponentChildren;
  level?: 2 | 3 | 4;
  class?: string;
  id?: string;
  children?: ComponentChildren;
}

export function Card({ tone = "plain", title, level = 2, id, children, ...rest }: Props) {
  const Heading = `h${level}` as const;
  return (
    <section class={`card card-${tone} ${rest.class ?? ""}`} id={id}>
      {title && <Heading class="card-title">{title}</Heading>}
      {children}
    </section>
  );
}
