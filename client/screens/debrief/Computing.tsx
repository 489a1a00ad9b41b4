/** In place of a step while the server still works out the report. */
import { EmptyState } from "../../dom/index.ts";
import type { Words } from "../../panels/sentences/index.ts";

export function Computing({ words: { t } }: { words: Words }) {
  return (
    <main class="private">
      <EmptyState title={t("debrief.computing")}>{t("debrief.computing.why")}</EmptyState>
    </main>
  );
}
