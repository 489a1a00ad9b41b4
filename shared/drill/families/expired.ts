/** A certificate runs out: open connections live on, every new one is refused, and nothing was changed today. */
import { withCalls } from "../edits.ts";
import { isEverywhere, TRIGGER_S } from "../family.ts";
import type { Family, Plan, Planted } from "../family.ts";
import { action, alarmed, defect, theOtherChange } from "../kit.ts";
import type { WorldSpec } from "../../content/index.ts";

/** Names of records are unique in a world, and at most 40 letters long. */
function certificateOf(service: string): string {
  return `${service.slice(0, 35)}-cert`;
}

/** Mean life of a connection, and of the certificate. */
const CONNECTION_S = 150;
const DAYS = 90;
const LEAST_SHARE = 0.2;
/** So many other services have a certificate that could be the one. */
const OTHERS = 2;

export const expired: Family = {
  id: "expired-certificate",
  range: [1, 1],
  misfit: ({ callee, share, entry }, healthy) => {
    if (callee === entry) return `people call ${callee} themselves, over connections that the model does not have`;
    if (share < LEAST_SHARE) return `only ${Math.round(share * 100)} % of the people stand on ${callee}`;
    return isEverywhere(healthy);
  },
  plant,
};

function plant({ healthy, spot, decoys, difficulty }: Plan): Planted {
  const { caller, callee } = spot;
  const called = decoys.filter((id) => isCalled(healthy.world, id)).slice(0, OTHERS);
  const holders = [callee, ...called];
  const world = holders.reduce(certified, healthy.world);
  const [decoy] = decoys;
  const renew = { do: "renew", on: `${callee}:${certificateOf(callee)}`, value: 100 };
  const says = `The certificate of ${callee} ran out after ${DAYS} days, and whoever had to open a new connection to it was refused.`;
  const words = (
    [
      "x509: certificate of {upstream} has expired",
      "TLS handshake with {upstream} failed",
      "connection refused",
    ] as const
  )[difficulty - 1];
  return {
    world,
    worst: {
      set: Object.fromEntries(callersOf(healthy.world, callee).map((id) => [`${id}>${callee}.heldOpen`, 1])),
      scale: {},
    },
    defects: [
      defect({
        id: "expiry",
        says,
        atS: TRIGGER_S,
        set: { [`${callee}:${certificateOf(callee)}.expiresAtS`]: TRIGGER_S },
        scale: {},
      }),
    ],
    release: null,
    feed: [
      {
        atS: -DAYS * 86_400 + TRIGGER_S,
        service: callee,
        kind: "cert",
        by: "certs",
        text: `${callee}: certificate issued, valid for ${DAYS} days`,
        chance: 1,
      },
      ...called.map((id, n) => ({
        atS: -(20 + n * 31) * 86_400 - 7000,
        service: id,
        kind: "cert" as const,
        by: "certs",
        text: `${id}: certificate issued, valid for ${DAYS} days`,
        chance: 1,
      })),
    ],
    actions: [
      action({
        id: "renew",
        label: "Issue a new certificate",
        verb: "parameter.set",
        parameter: "second",
        console: ["SVC", "DAT"],
        targets: holders.map((id) => `${id}:${certificateOf(id)}`).sort((a, b) => (a < b ? -1 : 1)),
        value: { min: 0, max: 100, step: 100, initial: 100, unit: "%" },
        leadS: 150,
        risk: "M",
        about: "Two people issue a certificate and put it in place. 100: the new one is used; 0: the old one.",
      }),
    ],
    reference: {
      says: `Issue a new certificate for ${callee}.`,
      steps: [alarmed(120, renew)],
    },
    others: {
      "restart-the-caller": {
        says: `${caller} has the errors, so it is restarted, and opens its connections anew.`,
        steps: [alarmed(60, { do: "restart", on: caller, value: 100 })],
      },
      "restart-it": {
        says: `${callee} refuses connections, so it is restarted.`,
        steps: [alarmed(60, { do: "restart", on: callee, value: 100 })],
      },
      ...theOtherChange(decoy, "the certificate stays as it is"),
    },
    undoing: null,
    truth: [{ role: "trigger", component: [callee], mechanism: ["keys and time"], credit: 1, says }],
    loudest: {
      symptom: `${caller} answers with errors, a few more every minute.`,
      idea: "Something that was released today fails for more and more people.",
      right: false,
    },
    cutPoints: [{ action: "renew", says: "A certificate takes two and a half minutes, whenever one thinks of it." }],
    learn: "Nothing was changed is not nothing has changed: dates are changes that nobody makes.",
    hints: [
      "Errors grow evenly, and nothing is full or slow. What wears off like that?",
      `Only calls to ${callee} fail, and they fail at once. What does a new connection need?`,
      `${says} Issue a new one.`,
    ],
    logs: callersOf(healthy.world, callee)
      .slice(0, 2)
      .map((service) => ({
        service,
        level: "error" as const,
        source: "errors" as const,
        per: 0.2,
        overMs: 1000,
        template: words.replace("{upstream}", callee),
      })),
    pages: {
      SVC: ["A certificate is issued by hand in two to three minutes."],
      INV: ["Read the feed back for three months, not only for today."],
    },
    fault: `the certificate of ${callee} runs out`,
    why: `without ${callee} ${Math.round(spot.share * 100)} % of the people get nowhere, and every connection to it is opened anew within minutes`,
  };
}

/** Gives a service a certificate without which a new connection to it fails. */
function certified(world: WorldSpec, holder: string): WorldSpec {
  const record = { id: certificateOf(holder), expiresAtS: null, rotatesAtS: null };
  const services = world.services.map((service) =>
    service.id === holder ? { ...service, records: [...service.records, record] } : service,
  );
  return callersOf(world, holder).reduce(
    (made, caller) =>
      withCalls(made, caller, (call) =>
        call.to === holder && !call.needs
          ? { ...call, needs: { record: certificateOf(holder), connectionS: CONNECTION_S } }
          : call,
      ),
    { ...world, services },
  );
}

function callersOf({ services }: WorldSpec, id: string): readonly string[] {
  return services.filter(({ calls }) => calls.some(({ to, kind }) => to === id && kind === "hard")).map((s) => s.id);
}

function isCalled(world: WorldSpec, id: string): boolean {
  return callersOf(world, id).length > 0;
}
