import { t } from "../../strings";

/** Shown on every screen of a demonstration, so that nobody takes it for a real service. */
export function DemoBanner() {
  return (
    <aside class="demo-banner" aria-label={t("web.demo.label")}>
      {t("web.demo")}
    </aside>
  );
}
