/** The bridge of this team's game: its clock, its doors for scrapers and pagers, and its outlets. */
import { bridgeOutlets } from "../../../shared/protocol/index.ts";
import type { BridgeDesk } from "../../../shared/protocol/index.ts";
import type { BridgeLine } from "../../net/index.ts";
import { Button } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { Outlet } from "./Outlet.tsx";
import { SecretForm } from "./SecretForm.tsx";
import { Token } from "./Token.tsx";
import { useBridge } from "./useBridge.ts";
import type { BridgeAtHand } from "./useBridge.ts";
import "./tools.css";

export function Bridge({ line }: { line: BridgeLine }) {
  const { t, refusalText } = useText();
  const bridge = useBridge(line);
  const { state, problem } = bridge;
  return (
    <div class="tools">
      <p>{t("tools.about")}</p>
      {problem.value !== null && (
        <p class="field-error" role="alert">
          {refusalText(problem.value)}
        </p>
      )}
      {state.value === null && (
        <Button look="primary" onClick={() => void bridge.take(line.set({}))} data-testid="bridge-on">
          {t("tools.on")}
        </Button>
      )}
      {state.value && <Parts line={line} bridge={bridge} desk={state.value} />}
    </div>
  );
}

function Parts({ line, bridge, desk }: { line: BridgeLine; bridge: BridgeAtHand; desk: BridgeDesk }) {
  const { t } = useText();
  return (
    <>
      <label class="tools-tick">
        <input
          type="checkbox"
          checked={desk.acceptsCompression}
          onChange={(event) => void bridge.take(line.set({ acceptsCompression: event.currentTarget.checked }))}
          data-testid="accept-compression"
        />
        <span>{t("tools.compression")}</span>
      </label>
      <section>
        <h3>{t("tools.prometheus")}</h3>
        <p>{t("tools.prometheus.at")}</p>
        <code>{line.at("metrics")}</code>
        <Token door="metrics" isMade={desk.hasMetricsToken} {...{ line, bridge }} />
      </section>
      {bridgeOutlets.map((id) => (
        <Outlet key={id} id={id} outlet={desk.outlets.find((each) => each.id === id)} {...{ line, bridge }} />
      ))}
      <section>
        <h3>{t("tools.pager")}</h3>
        <p>{t("tools.pager.at")}</p>
        <code>{line.at("pagerduty")}</code>
        {desk.hasSigningSecret && <p>{t("tools.pager.signed")}</p>}
        <SecretForm
          name="pager"
          fields={[{ id: "secret", label: t("tools.pager.secret"), isSecret: true, isNeeded: true }]}
          onSave={({ secret = "" }) => bridge.take(line.set({ signingSecret: secret }))}
        />
        <p>{t("tools.pager.form")}</p>
        <code>{line.at("acknowledgements")}</code>
        <Token door="pager" isMade={desk.hasPagerToken} {...{ line, bridge }} />
      </section>
      <Button onClick={() => void bridge.take(line.turnOff())} data-testid="bridge-off">
        {t("tools.off")}
      </Button>
    </>
  );
}
