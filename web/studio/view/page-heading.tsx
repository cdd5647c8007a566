import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { pageTurned } from "../route";

/** The one first-level heading. After a page is turned it has the focus, so that a screen reader starts there. */
export function PageHeading({ children }: { children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (pageTurned()) heading.current?.focus();
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
