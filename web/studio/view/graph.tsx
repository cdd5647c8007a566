import { say } from "../words";

/** The map the server draws. As a picture, so that nothing in it can become part of the page; the list of steps says the
 * same to those who cannot see it. */
export function Graph({ svg, title }: { svg: string; title: string }) {
  if (svg === "") return null;
  return (
    <div class="graph" tabIndex={0} role="region" aria-label={say("flow.graph_region")}>
      <img alt={say("flow.graph_alt", { title })} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} />
    </div>
  );
}
