/**
 * Every single small fault of a world, as data: what a machine, a release, a setting, a key or a crowd can do to one
 * place. Ids are `kind:place`, so that the same world has the same faults, in the order of its file.
 */
import { expand } from "../content/index.ts";
import type { CallSpec, DefectSpec, Scenario, ServiceSpec, Station, Topology, WorldSpec } from "../content/index.ts";

export const faultKinds = [
  "capacity-lost",
  "slow",
  "slow-release",
  "errors",
  "gone",
  "hangs",
  "key-expired",
  "timeout-short",
  "no-back-off",
  "asks-twice",
  "cache-emptied",
  "record-missing",
  "ceiling-lower",
  "allowance-spent",
  "probe-impatient",
  "scaler-low",
  "load-up",
  "link-poor",
  "site-lost",
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly id: string;
  readonly kind: FaultKind;
  /** Service, station, call, population, link or region. */
  readonly place: string;
  readonly says: string;
  readonly set: DefectSpec["set"];
  readonly scale: DefectSpec["scale"];
  /** The station whose cache loses everything: no parameter does that, a roll-out does. */
  readonly empties?: { readonly service: string; readonly region: string };
}

/** Simulated seconds from T+0 at which a fault sets in. */
const FAULT_AT_S = 1;

export function faultsOf(scenario: Scenario): readonly Fault[] {
  const topology = expand(scenario.world, scenario);
  const { services, populations, regions } = scenario.world;
  return [
    ...topology.stations.flatMap((station) => stationFaults(station, scenario.world)),
    ...services.flatMap((service) => serviceFaults(service, regions.length)),
    ...callFaults(services),
    ...populations.flatMap(loadFaults),
    ...linkFaults(scenario.world),
    ...(regions.length > 1 ? regions.map(({ id }) => siteFault(topology, id)) : []),
  ];
}

interface Effects {
  readonly set?: DefectSpec["set"];
  readonly scale?: DefectSpec["scale"];
}

function fault(kind: FaultKind, place: string, says: string, { set = {}, scale = {} }: Effects): Fault {
  return { id: `${kind}:${place}`, kind, place, says, set, scale };
}

function stationFaults({ id, service, region }: Station, { regions }: WorldSpec): readonly Fault[] {
  const { groups } = service;
  const replicas = groups.reduce((sum, group) => sum + group.replicas, 0);
  const isLimited = groups.some(({ slots }) => slots !== null);
  const works = groups.some(({ serviceMs }) => serviceMs > 0);
  if (replicas === 0) return [];
  return [
    ...(isLimited
      ? [fault("capacity-lost", id, `${id} does a third less at a time.`, { scale: { [`${id}.slots`]: 0.67 } })]
      : []),
    ...(works ? [fault("slow", id, `${id} takes three times as long.`, { scale: { [`${id}.serviceMs`]: 3 } })] : []),
    fault("errors", id, `${id} answers three of ten requests with an error.`, { set: { [`${id}.errorRatio`]: 0.3 } }),
    fault("gone", id, `${id} is gone and refuses at once.`, { set: { [`${id}.replicas`]: 0 } }),
    ...(isLimited
      ? [fault("hangs", id, `${id} answers nobody, and refuses nobody either.`, { set: { [`${id}.slots`]: 0 } })]
      : []),
    ...(service.cache
      ? [
          {
            ...fault("cache-emptied", id, `The cache of ${id} is empty.`, {}),
            empties: { service: service.id, region: regions[region].id },
          },
        ]
      : []),
    ...(service.healthCheck && works
      ? [
          fault("probe-impatient", id, `The health check of ${id} waits a hundredth of its time.`, {
            scale: { [`health-check:${id}.timeoutMs`]: 0.01 },
          }),
        ]
      : []),
    ...(service.autoscaler && replicas > 1
      ? [
          fault("scaler-low", id, `The autoscaler of ${id} believes that half is enough.`, {
            set: { [`autoscaler:${id}.override`]: Math.ceil(replicas / 2) },
          }),
        ]
      : []),
  ];
}

/** What a release or a setting does wherever the service runs. */
function serviceFaults({ id, groups, records, ceilings, allowances }: ServiceSpec, regions: number): readonly Fault[] {
  const works = groups.some(({ serviceMs }) => serviceMs > 0);
  return [
    ...(works && regions > 1
      ? [
          fault("slow-release", id, `A release of ${id} takes twice as long, everywhere.`, {
            scale: { [`${id}.serviceMs`]: 2 },
          }),
        ]
      : []),
    ...records.map((record) =>
      fault("record-missing", `${id}:${record.id}`, `${id} hands out no ${record.id} any more.`, {
        set: { [`${id}:${record.id}.published`]: 0 },
      }),
    ),
    ...ceilings.map((ceiling) =>
      fault("ceiling-lower", `${id}:${ceiling.id}`, `${id} has a fifth less ${ceiling.id} than it had.`, {
        scale: { [`${id}:${ceiling.id}.limit`]: 0.8 },
      }),
    ),
    ...allowances.map((allowance) =>
      fault("allowance-spent", `${id}:${allowance.id}`, `The allowance ${allowance.id} of ${id} is used up.`, {
        set: { [`${id}:${allowance.id}.used`]: allowance.quota + allowance.graceRequests },
      }),
    ),
  ];
}

/** Settings of callers, for all their stations: two calls of one service to another are one place. */
function callFaults(services: readonly ServiceSpec[]): readonly Fault[] {
  const seen = new Set<string>();
  return services.flatMap(({ id, calls }) =>
    calls.flatMap(({ to, timeoutMs, retries, perRequest }) => {
      const place = `${id}>${to}`;
      if (seen.has(place)) return [];
      seen.add(place);
      return [
        fault("key-expired", place, `The key with which ${id} calls ${to} has expired: every call fails at once.`, {
          set: { [`${place}.heldOpen`]: 1 },
        }),
        ...(timeoutMs === null
          ? []
          : [
              fault("timeout-short", place, `${id} waits a tenth of its time for ${to}.`, {
                scale: { [`${place}.timeoutMs`]: 0.1 },
              }),
            ]),
        ...(retries.max > 0 && retries.backoffMs > 0
          ? [
              fault("no-back-off", place, `${id} asks ${to} again without a pause.`, {
                set: { [`${place}.backoffMs`]: 0 },
              }),
            ]
          : []),
        ...(Object.keys(twice(place, perRequest)).length === 0
          ? []
          : [
              fault("asks-twice", place, `A release of ${id} asks ${to} twice as often.`, {
                scale: twice(place, perRequest),
              }),
            ]),
      ];
    }),
  );
}

/** Classes that a call names are named here too; those that never make it still do not. */
function twice(place: string, perRequest: CallSpec["perRequest"]): DefectSpec["scale"] {
  if (typeof perRequest === "number") return perRequest > 0 ? { [`${place}.perRequest`]: 2 } : {};
  const makers = Object.entries(perRequest).filter(([, calls]) => calls > 0);
  return Object.fromEntries(makers.map(([name]) => [`${place}.perRequest:${name}`, 2]));
}

function loadFaults({ id, users, journeys }: WorldSpec["populations"][number]): readonly Fault[] {
  const scale: Record<string, number> = {};
  if (users > 0) scale[`${id}.users`] = 1.5;
  if (journeys.some(({ rps }) => (rps ?? 0) > 0)) scale[`${id}.rps`] = 1.5;
  return Object.keys(scale).length === 0 ? [] : [fault("load-up", id, `${id} are half as many again.`, { scale })];
}

function linkFaults({ links }: WorldSpec): readonly Fault[] {
  return links.map(({ from, to }) =>
    fault("link-poor", `${from}~${to}`, `The link ${from}~${to} loses one attempt in ten.`, {
      set: { [`${from}~${to}.lossRatio`]: 0.1 },
    }),
  );
}

function siteFault({ stations, world }: Topology, region: string): Fault {
  const here = stations.filter((station) => world.regions[station.region].id === region);
  return fault("site-lost", region, `Everything in ${region} is gone.`, {
    set: Object.fromEntries(here.map(({ id }) => [`${id}.replicas`, 0])),
  });
}

/** The world with the fault in it, and nothing else that is wrong. It shares its pre-roll with `quietTwin`. */
export function faulted(healthy: Scenario, { says, set, scale, empties }: Fault): Scenario {
  const defects = [
    { id: "fault", says, atS: FAULT_AT_S, when: [], until: [], perRegion: false, set, scale, chance: 1 },
  ];
  return empties ? { ...healthy, rollouts: [emptying(empties)] } : { ...healthy, defects };
}

/** The same as a file of its own, to be simulated by hand. */
export function findingScenario(healthy: Scenario, fault: Fault, rank: number): Scenario {
  return { ...faulted(healthy, fault), id: `finding-${rank}`, title: `Finding ${rank}: ${fault.id}` };
}

/** The same layout, and nothing happens within any round. */
export function quietTwin(healthy: Scenario): Scenario {
  const scenario = faulted(healthy, fault("errors", "nowhere", "Nothing.", {}));
  return { ...scenario, defects: scenario.defects.map((defect) => ({ ...defect, atS: 1e7 })) };
}

/** Replicas come back at once, and empty. */
function emptying({ service, region }: NonNullable<Fault["empties"]>): Scenario["rollouts"][number] {
  return {
    id: "emptied",
    name: `The cache of ${service} is emptied`,
    service,
    by: "operators",
    stages: [{ atS: FAULT_AT_S, region, share: 1 }],
    everyS: 0.1,
    absentS: 0.1,
    jitterS: 0,
    swapsContent: true,
  };
}
