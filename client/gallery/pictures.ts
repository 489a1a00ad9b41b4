/** Made-up map pictures modelled on the visual targets: calm, storm, a dead region, and a crowd for measuring frames. */
import type { Health } from "../../shared/protocol/index.ts";
import type { ArcPicture, EdgePicture, MapPicture, RegionPicture, StationPicture } from "../map/index.ts";
import type { NodeKind } from "../icons/index.ts";

type Change = Partial<StationPicture>;
type EdgeChange = Partial<EdgePicture>;

const rows: readonly (readonly [name: string, kind: NodeKind, layer: number, column: number])[] = [
  ["edge", "edge", 0, 0],
  ["gw", "gateway", 1, 0],
  ["boot", "service", 2, -1],
  ["msgs", "service", 2, 1],
  ["cache", "cache", 3, -1],
  ["jobs", "queue", 3, 1],
  ["store", "store", 4, -1],
];
const wires: readonly (readonly [from: string, to: string, rps: number])[] = [
  ["edge", "gw", 4300],
  ["gw", "boot", 420],
  ["gw", "msgs", 900],
  ["boot", "cache", 840],
  ["msgs", "cache", 300],
  ["msgs", "jobs", 120],
  ["cache", "store", 30],
];

function station(region: string, [name, kind, layer, column]: (typeof rows)[number], change: Change): StationPicture {
  return {
    id: `${region}/${name}`,
    label: name,
    kind,
    place: { at: "region", region, layer, column },
    state: "ok",
    facts: [],
    errorRatio: 0,
    queued: 0,
    ...change,
  };
}

function edge(region: string, [from, to, rps]: (typeof wires)[number], change: EdgeChange): EdgePicture {
  return {
    id: `${region}/${from}→${to}`,
    from: `${region}/${from}`,
    to: `${region}/${to}`,
    state: "ok",
    rps,
    goodRps: rps,
    attemptsPerCall: 1,
    p95Ms: 310,
    baseMs: 310,
    errorRatio: 0,
    breakerOpen: false,
    known: { how: "documented" },
    ...change,
  };
}

function tray(): StationPicture[] {
  const services: readonly (readonly [string, NodeKind, string?])[] = [
    ["rollouts", "job"],
    ["config", "service"],
    ["discovery", "service"],
    ["sign-in", "service"],
    ["push", "vendor", "vendor · ok"],
  ];
  return services.map(([label, kind, valueText]) => ({
    id: label,
    label,
    kind,
    place: { at: "tray" },
    state: "ok",
    facts: [],
    errorRatio: 0,
    queued: 0,
    ...(valueText === undefined ? {} : { valueText }),
  }));
}

interface Region {
  readonly region: RegionPicture;
  readonly stations?: Readonly<Record<string, Change>>;
  readonly edges?: Readonly<Record<string, EdgeChange>>;
}

function compose(regions: readonly Region[], rest: Partial<MapPicture> = {}): MapPicture {
  return {
    regions: regions.map(({ region }) => region),
    stations: [
      ...regions.flatMap(({ region, stations = {} }) =>
        rows.map((row) => station(region.id, row, stations[row[0]] ?? {})),
      ),
      ...tray(),
    ],
    arcs: [],
    layer: "traffic",
    ...rest,
    edges: [
      ...regions.flatMap(({ region, edges = {} }) =>
        wires.map((wire) => edge(region.id, wire, edges[`${wire[0]}→${wire[1]}`] ?? {})),
      ),
      ...(rest.edges ?? []),
    ],
  };
}

const region = (id: string, lon: number, lat: number, state: RegionPicture["state"], line: string): RegionPicture => ({
  id,
  name: id,
  lon,
  lat,
  state,
  line,
});
const calmStations = (edgeRate: string, bootRate: string, load: number): Record<string, Change> => ({
  edge: { valueText: edgeRate },
  boot: { valueText: bootRate },
  cache: { valueText: "97 % hit" },
  store: { valueText: `${Math.round(load * 100)} % load`, utilization: load },
});
const blind: Record<string, Change> = { jobs: { state: "nodata", valueText: "no data" } };

export const calm: MapPicture = compose([
  {
    region: region("us-east", -77, 39, "healthy", "healthy · 84k users"),
    stations: calmStations("4.3k/s", "300/s", 0.09),
  },
  {
    region: region("eu-west", -2, 53, "healthy", "healthy · 96k users"),
    stations: calmStations("6.4k/s", "420/s", 0.11),
  },
  {
    region: region("ap-south", 73, 19, "healthy", "healthy · 60k users"),
    stations: { ...calmStations("2.8k/s", "180/s", 0.08), ...blind },
    edges: { "msgs→jobs": { state: "nodata" } },
  },
]);

const slow: EdgeChange = { state: "slow", p95Ms: 2100 };
const found: EdgePicture = edge("eu-west", ["discovery", "cache", 1], {
  known: { how: "found", plate: "found T+26:30" },
});

export const storm: MapPicture = compose(
  [
    {
      region: region("us-east", -77, 39, "strained", "strained · 24 % of 84k users"),
      stations: {
        edge: { valueText: "4.5k/s" },
        gw: { state: "slow", valueText: "p95 2.1 s", facts: ["p95 2.1 s"] },
        boot: { state: "slow", valueText: "5.5 % err", errorRatio: 0.055, facts: ["5.5 % errors"] },
        cache: { state: "slow", valueText: "78 % hit" },
        store: { state: "slow", valueText: "82 % load", utilization: 0.82 },
      },
      edges: { "gw→boot": { ...slow, errorRatio: 0.055 }, "boot→cache": slow, "cache→store": { ...slow, rps: 180 } },
    },
    {
      region: region("eu-west", -2, 53, "failing", "failing · 82 % of 96k users"),
      stations: {
        edge: { state: "slow", valueText: "5.0k/s" },
        gw: { state: "err", valueText: "23 % err", errorRatio: 0.23, facts: ["23 % errors", "p95 4.9 s"] },
        boot: {
          state: "err",
          valueText: "90 % err",
          errorRatio: 0.9,
          facts: ["90 % errors"],
          action: { progress: 0.4 },
        },
        msgs: { state: "slow", valueText: "p95 3.1 s", errorRatio: 0.06 },
        cache: { state: "slow", valueText: "58 % hit" },
        store: { state: "err", valueText: "2.8× load", utilization: 2.8, queued: 2108 },
      },
      edges: {
        "edge→gw": { ...slow, errorRatio: 0.23 },
        "gw→boot": { state: "err", rps: 1010, goodRps: 101, attemptsPerCall: 3.4, errorRatio: 0.9, p95Ms: 4900 },
        "gw→msgs": { ...slow, errorRatio: 0.06 },
        "boot→cache": slow,
        "msgs→cache": slow,
        "cache→store": { state: "err", rps: 4200, goodRps: 1500, attemptsPerCall: 1.6, errorRatio: 0.5, p95Ms: 5000 },
      },
    },
    {
      region: region("ap-south", 73, 19, "healthy", "healthy · 60k users"),
      stations: { ...blind, store: { valueText: "9 % load", utilization: 0.09 } },
      edges: { "msgs→jobs": { state: "nodata" } },
    },
  ],
  {
    arcs: [{ id: "failover", from: "eu-west", to: "us-east", state: "err", plate: "geo-failover 30 % · 126/s" }],
    edges: [{ ...found, id: "found", from: "discovery" }],
  },
);

export const dead: MapPicture = {
  ...storm,
  regions: storm.regions.map((each) => (each.id === "eu-west" ? { ...each, state: "dead", line: "last 00:41" } : each)),
  stations: storm.stations.map((each) =>
    each.id.startsWith("eu-west/")
      ? { ...each, state: "down", valueText: "no signal", errorRatio: 0, queued: 0 }
      : each,
  ),
  edges: storm.edges.map((each) =>
    each.from.startsWith("eu-west/") ? { ...each, state: "down", breakerOpen: each.to.endsWith("/msgs") } : each,
  ),
};

const errors = (share: number): Change => ({
  state: "err",
  errorRatio: share / 100,
  valueText: `${share} % err`,
  valueShort: `${share} %`,
  valueWidest: "100 % err",
});
const late = (time: string): Change => ({
  state: "slow",
  valueText: `p95 ${time}`,
  valueShort: time,
  valueWidest: "p95 999 ms",
});
const hits = (share: number): Change => ({ state: "slow", valueText: `${share} % hit`, valueWidest: "100 % hit" });

const ill = (bootShare: number, msgsTime: string): Omit<Region, "region"> => ({
  stations: {
    edge: { ...errors(bootShare / 4), state: "slow" },
    gw: errors(bootShare / 2),
    boot: { ...errors(bootShare), queued: 1200, action: { progress: 0.3 } },
    msgs: late(msgsTime),
    cache: hits(61),
    jobs: late("749 ms"),
    store: { ...errors(46), utilization: 1.8, queued: 2108 },
  },
  edges: {
    "edge→gw": { ...slow, errorRatio: 0.2 },
    "gw→boot": { state: "err", rps: 1010, goodRps: 101, attemptsPerCall: 3.4, errorRatio: 0.9, p95Ms: 4900 },
    "gw→msgs": { ...slow, errorRatio: 0.06 },
    "cache→store": { state: "err", rps: 4200, goodRps: 1500, attemptsPerCall: 3.1, errorRatio: 0.5, p95Ms: 5000 },
  },
});
const moves = (from: string, to: string, share: string, rate: string): ArcPicture => ({
  id: `${from}→${to}`,
  from,
  to,
  state: "err",
  plate: `geo-failover ${share} · ${rate}`,
  plateShort: `${share} · ${rate}`,
});

/** Every region in trouble, and two failovers that feed it: as much as the map ever has to say at once. */
export const everywhere: MapPicture = compose(
  [
    { region: region("us-east", -77, 39, "failing", "failing · 64 % of 84k users"), ...ill(64, "3.0 s") },
    { region: region("eu-west", -2, 53, "failing", "failing · 92 % of 96k users"), ...ill(88, "749 ms") },
    { region: region("ap-south", 73, 19, "strained", "strained · 24 % of 60k users"), ...ill(24, "14 s") },
  ],
  {
    arcs: [moves("eu-west", "us-east", "30 %", "126/s"), moves("eu-west", "ap-south", "9.5 %", "1.2k/s")],
    edges: [{ ...found, id: "found", from: "discovery" }],
  },
);

/** Five regions, 60 stations, 200 edges, a third of them in trouble. */
export function crowd(): MapPicture {
  const places = [
    ["us-west", -122, 38],
    ["us-east", -77, 39],
    ["eu-west", -2, 53],
    ["me-north", 50, 26],
    ["ap-south", 73, 19],
  ] as const;
  const states: readonly Health[] = ["ok", "ok", "slow", "ok", "err", "ok"];
  const stations = places.flatMap(([id]) =>
    Array.from({ length: 12 }, (_, i): StationPicture => ({
      ...station(id, [`s${i}`, "service", Math.floor(i / 2), (i % 2) * 2 - 1], {}),
      state: states[i % 6] ?? "ok",
      valueText: "6.3 % err",
      errorRatio: i % 6 === 4 ? 0.4 : 0,
      utilization: (i % 10) / 10,
    })),
  );
  const edges = Array.from({ length: 200 }, (_, i): EdgePicture => {
    const home = Math.floor(i / 40) * 12;
    const from = home + (i % 10);
    const to = home + Math.min(11, (i % 10) + 1 + (Math.floor(i / 10) % 3));
    return edge("", ["", "", 40 + i * 10], {
      id: `e${i}`,
      from: stations[from]?.id ?? "",
      to: stations[to]?.id ?? "",
      state: states[i % 6] ?? "ok",
      errorRatio: i % 6 === 4 ? 0.4 : 0,
      attemptsPerCall: i % 6 === 4 ? 3 : 1,
    });
  });
  return {
    regions: places.map(([id, lon, lat]) => region(id, lon, lat, "healthy", "healthy · 50k users")),
    stations,
    edges,
    arcs: [],
    layer: "traffic",
  };
}
