/** One outlet: where it leads, how it fares, what it could not deliver and why, and the fields that set it. */
import type { BridgeOutlet, BridgeOutletId } from "../../../shared/protocol/index.ts";
import type { BridgeLine } from "../../net/index.ts";
import { Button } from "../../dom/index.ts";
import { useText } from "../../text/index.ts";
import { SecretForm } from "./SecretForm.tsx";
import type { BridgeAtHand } from "./useBridge.ts";

/** Beside the address; Slack's is its secret. */
const secrets = {
  alertmanager: { id: "token", isNeeded: false },
  pagerduty: { id: "routingKey", isNeeded: true },
  slack: null,
  otlp: { id: "authorization", isNeeded: false },
} as const;

interface Props {
  readonly id: BridgeOutletId;
  /** Undefined where it is not set. */
  readonly outlet: BridgeOutlet | undefined;
  readonly line: BridgeLine;
  readonly bridge: BridgeAtHand;
}

export function Outlet({ id, outlet, line, bridge }: Props) {
  const { t } = useText();
  const secret = secrets[id];
  const hasOwn = id === "pagerduty";
  const label = t(hasOwn ? "tools.field.ownUrl" : "tools.field.url");
  const address = { id: "url", label, isSecret: id === "slack", isNeeded: !hasOwn };
  const fields =
    secret === null ? [address] : [address, { ...secret, label: t(`tools.field.${secret.id}`), isSecret: true }];
  return (
    <section data-testid={`outlet-${id}`}>
      <h3>{t(`tools.outlet.${id}`)}</h3>
      {outlet && <Standing outlet={outlet} />}
      <SecretForm name={id} fields={fields} onSave={(typed) => bridge.take(line.set({ outlets: { [id]: typed } }))} />
      {outlet && (
        <p class="tools-token">
          <Button measure="small" onClick={() => void bridge.take(line.test(id))} data-testid={`test-${id}`}>
            {t("tools.test")}
          </Button>
          <Button
            measure="small"
            look="quiet"
            onClick={() => void bridge.take(line.set({ outlets: { [id]: null } }))}
            data-testid={`remove-${id}`}
          >
            {t("tools.remove")}
          </Button>
        </p>
      )}
    </section>
  );
}

function Standing({ outlet: { host, delivered, waiting, restsS, dead } }: { outlet: BridgeOutlet }) {
  const { t, refusalText } = useText();
  return (
    <>
      <p>{t("tools.saved", { host, delivered, waiting })}</p>
      {restsS !== null && <p role="status">{t("tools.rests", { seconds: restsS })}</p>}
      {dead.length > 0 && (
        <>
          <h4>{t("tools.dead")}</h4>
          <ul>
            {dead.map(({ atMs, about, why }, index) => (
              <li key={`${atMs} ${index}`}>
                <time class="mono">{new Date(atMs).toLocaleTimeString()}</time> {t(`tools.about.${about}`)}:{" "}
                {refusalText(why)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
