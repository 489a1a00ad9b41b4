/** What each reader takes from the smallest file that has everything it reads. */
import { describe, expect, it } from "vitest";
import { arrowsOf, imported, scenarioIn, serviceOf } from "./fixtures.ts";

function read(text: string, name = "file") {
  return imported({ name, text });
}

function callOf(from: ReturnType<typeof read>, caller: string, callee: string) {
  const ids = new Map(from.system.services.map(({ id, name }) => [id, name]));
  return from.system.calls.find((call) => ids.get(call.from) === caller && ids.get(call.to) === callee);
}

describe("Jaeger", () => {
  const links = [
    { parent: "frontend", child: "customer", callCount: 50 },
    { parent: "frontend", child: "driver", callCount: 100 },
    { parent: "driver", child: "redis", callCount: 1300 },
    { parent: "customer", child: "mysql", callCount: 50 },
  ];

  it.each([
    ["as its API answers", { data: links, total: 0 }],
    ["as Zipkin's does", links],
  ])("counts calls by those that their caller is asked, %s", (_, value) => {
    const hotrod = read(JSON.stringify(value));
    expect(hotrod.files).toMatchObject([{ format: "jaeger", services: 5, calls: 4 }]);
    expect(callOf(hotrod, "driver", "redis")?.perRequest).toMatchObject({ value: 13, isGuess: false });
    expect(callOf(hotrod, "frontend", "customer")?.perRequest.value).toBe(0.5);
    expect(serviceOf(hotrod, "redis").kind.value).toBe("cache");
    expect(serviceOf(hotrod, "frontend").peopleRps).toBe(100);
  });

  it("reads traces as its page saves them", () => {
    const span = (spanID: string, processID: string, parent: string | undefined, duration: number, kind: string) => ({
      traceID: "t1",
      spanID,
      processID,
      startTime: 1000,
      duration,
      tags: [{ key: "span.kind", type: "string", value: kind }],
      references: parent === undefined ? [] : [{ refType: "CHILD_OF", traceID: "t1", spanID: parent }],
    });
    const trace = {
      traceID: "t1",
      spans: [
        span("a", "p1", undefined, 9000, "server"),
        span("b", "p1", "a", 6000, "client"),
        span("c", "p2", "b", 5000, "server"),
      ],
      processes: { p1: { serviceName: "frontend" }, p2: { serviceName: "customer" } },
    };
    const hotrod = read(JSON.stringify({ data: [trace] }));
    expect(arrowsOf(hotrod)).toEqual(["frontend > customer"]);
    expect(serviceOf(hotrod, "frontend").ownMs).toMatchObject({ value: 3, isGuess: false });
    expect(serviceOf(hotrod, "customer").wholeMs.value).toBe(5);
  });
});

/** Spans as an exporter writes them: a page asks a cart twice, side by side, and the cart a store that sends none. */
function otlp(service: string, spans: readonly object[]): object {
  const attributes = [{ key: "service.name", value: { stringValue: service } }];
  return { resource: { attributes }, scopeSpans: [{ spans }] };
}
const nano = (ms: number): string => `${ms}000000`;
const span = (spanId: string, parentSpanId: string, kind: number, from: number, to: number, more: object = {}) => ({
  traceId: "t",
  spanId,
  parentSpanId,
  kind,
  startTimeUnixNano: nano(from),
  endTimeUnixNano: nano(to),
  ...more,
});
const resourceSpans = [
  otlp("page", [span("1", "", 2, 100, 200), span("2", "1", 3, 110, 150), span("3", "1", 3, 120, 160)]),
  otlp("cart", [
    span("4", "2", 2, 112, 148, { status: { code: 2 } }),
    span("5", "3", 2, 122, 158),
    span("6", "5", 3, 130, 150, {
      attributes: [
        { key: "db.system", value: { stringValue: "redis" } },
        { key: "server.address", value: { stringValue: "redis-cart" } },
      ],
    }),
  ]),
];

describe("OpenTelemetry", () => {
  it.each([
    ["in one object", JSON.stringify({ resourceSpans })],
    ["with one on each line", resourceSpans.map((one) => JSON.stringify({ resourceSpans: [one] })).join("\n")],
  ])("reads traces, %s", (_, text) => {
    const shop = read(text);
    expect(shop.files).toMatchObject([{ format: "otlp" }]);
    expect(arrowsOf(shop)).toEqual(["cart > redis-cart", "page > cart"]);
    expect(callOf(shop, "page", "cart")?.perRequest.value).toBe(2);
    // 100 ms, of which two calls side by side take 50.
    expect(serviceOf(shop, "page").ownMs.value).toBe(50);
    expect(serviceOf(shop, "cart").errorRatio?.value).toBe(0.5);
    expect(serviceOf(shop, "redis-cart").kind).toMatchObject({ value: "cache", isGuess: false });
  });

  it("puts a broker between who sends and who takes", () => {
    const kafka = { attributes: [{ key: "messaging.system", value: { stringValue: "kafka" } }] };
    const shop = read(
      JSON.stringify({
        resourceSpans: [
          otlp("checkout", [span("1", "", 2, 0, 10), span("2", "1", 4, 1, 2, kafka)]),
          otlp("accounting", [span("3", "2", 5, 5, 9, kafka)]),
        ],
      }),
    );
    expect(arrowsOf(shop)).toEqual(["checkout > kafka", "kafka > accounting"]);
    expect(shop.system.calls.map(({ mode }) => mode.value)).toEqual(["async", "async"]);
  });

  it("reads metrics of the service graph", () => {
    const point = (client: string, server: string, asInt: string) => ({
      asInt,
      attributes: [
        { key: "client", value: { stringValue: client } },
        { key: "server", value: { stringValue: server } },
      ],
    });
    const metrics = [
      {
        name: "traces_service_graph_request_total",
        sum: { dataPoints: [point("page", "cart", "40"), point("cart", "db", "80")] },
      },
    ];
    const shop = read(JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ metrics }] }] }));
    expect(callOf(shop, "cart", "db")?.perRequest.value).toBe(2);
  });
});

describe("Prometheus", () => {
  const text = `# TYPE traces_service_graph_request_total counter
traces_service_graph_request_total{client="user",server="page"} 600
traces_service_graph_request_total{client="page",server="cart",connection_type=""} 300
traces_service_graph_request_failed_total{client="page",server="cart"} 3
traces_service_graph_request_server_seconds_sum{client="page",server="cart"} 6
traces_service_graph_request_server_seconds_count{client="page",server="cart"} 300
traces_service_graph_request_server_seconds_bucket{client="page",server="cart",le="0.1"} 300
go_goroutines{service="page"} 7
http_requests_total{service="page",code="200"} 590
http_requests_total{service="page",code="503"} 10
`;

  it("reads requests, times and errors of calls and of services", () => {
    const shop = read(text, "metrics.prom");
    expect(shop.files).toMatchObject([{ format: "prometheus", calls: 1 }]);
    expect(callOf(shop, "page", "cart")?.perRequest.value).toBeCloseTo(0.5);
    expect(serviceOf(shop, "cart").wholeMs).toMatchObject({ value: 20, isGuess: false });
    expect(serviceOf(shop, "page").errorRatio?.value).toBeCloseTo(10 / 600);
  });

  it("takes the answer of a query with rate() for rates", () => {
    const result = [{ metric: { client: "page", server: "cart" }, value: [1, "120.5"] }];
    const shop = read(JSON.stringify({ status: "success", data: { resultType: "vector", result } }));
    expect(serviceOf(shop, "cart").rps.value).toBeCloseTo(120.5);
  });

  it("names the line that is no sample", () => {
    expect(() => read('# TYPE a counter\na_total{service="x"} 1\na_total{service="y} 2\n')).toThrow('"line":3');
  });
});

describe("Backstage", () => {
  const text = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: www-artist }
spec: { type: website, system: portal, dependsOn: ["component:default/artist-lookup"] }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: artist-lookup }
spec: { type: service, dependsOn: ["resource:artists-db"], consumesApis: [wayback, spotify] }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: archive }
spec: { type: service, providesApis: [wayback] }
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: { name: artists-db }
spec: { type: database }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: team-a }
`;

  it("reads what depends on what, through APIs too", () => {
    const catalog = read(text);
    expect(catalog.files).toMatchObject([{ format: "backstage" }]);
    expect(arrowsOf(catalog)).toEqual([
      "artist-lookup > archive",
      "artist-lookup > artists-db",
      "artist-lookup > spotify",
      "www-artist > artist-lookup",
    ]);
    expect(serviceOf(catalog, "spotify").kind.value).toBe("third-party");
    expect(serviceOf(catalog, "artists-db").kind).toMatchObject({ value: "store", isGuess: false });
    expect(serviceOf(catalog, "www-artist").peopleRps).toBe(100);
  });

  it("says of a list of other files that those are wanted", () => {
    const location =
      "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: all }\nspec: { targets: [./a.yaml] }\n";
    expect(() => read(location)).toThrow("it only says where other files are; choose those.");
  });
});

describe("plain edges", () => {
  it.each([
    ["CSV", "from,to,rps,latency_ms\npage,cart,40,20\ncart,db,80,5\n"],
    ["CSV with other words and signs", "caller;callee;qps;ms\npage;cart;40;20\ncart;db;80;5\n"],
    [
      "YAML",
      "edges:\n  - { from: page, to: cart, rps: 40, latencyMs: 20 }\n  - { from: cart, to: db, rps: 80, latencyMs: 5 }\n",
    ],
    [
      "JSON",
      JSON.stringify([
        { source: "page", target: "cart", rps: 40, latencyMs: 20 },
        { source: "cart", target: "db", rps: 80, latencyMs: 5 },
      ]),
    ],
  ])("are read from %s", (_, text) => {
    const shop = read(text);
    expect(shop.files).toMatchObject([{ format: "edges", services: 3, calls: 2 }]);
    expect(serviceOf(shop, "db").rps.value).toBe(80);
    expect(callOf(shop, "cart", "db")?.perRequest.value).toBe(2);
    // Its two calls of a request go side by side.
    expect(serviceOf(shop, "cart").ownMs.value).toBe(15);
    expect(scenarioIn(shop).world.services.find(({ id }) => id === "cart")?.groups[0]?.serviceMs).toBe(15);
  });

  it("take services with what is known of them", () => {
    const text = "edges: [page -> cart]\nservices:\n  cart: { kind: store, replicas: 3, timeoutMs: 250, rps: 12 }\n";
    expect(serviceOf(read(text), "cart")).toMatchObject({
      kind: { value: "store", isGuess: false },
      replicas: { value: 3 },
      timeoutMs: { value: 250 },
      rps: { value: 12 },
    });
  });

  it.each([
    ["from,to,rps\na,b,10 ms\n", 'rps: \\"10 ms\\" is no number; write one from 0 on, without a unit.'],
    ["from,to\na\n", "a call needs from and to."],
    ["edges:\n  - a -> b\n  - 7\n", '"line":3'],
    ["edges: [a -> b]\nservices: { b: { kind: stor } }\n", 'did you mean \\"store\\"?'],
  ])("%j is refused: %s", (text, says) => {
    expect(() => read(text)).toThrow(says);
  });
});

describe("Kubernetes", () => {
  it("reads time-outs and retries of Istio, variables of config maps, entries of an Ingress", () => {
    const shop = read(`apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: settings, namespace: shop }
    data: { CART_URL: "http://cart.shop.svc.cluster.local:8080/api", STRIPE: "https://api.stripe.com:443" }
  - apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web, namespace: shop }
    spec: { template: { spec: { containers: [{ name: a, image: web, envFrom: [{ configMapRef: { name: settings } }] }] } } }
  - apiVersion: apps/v1
    kind: StatefulSet
    metadata: { name: cart, namespace: shop }
    spec: { replicas: 4, template: { spec: { containers: [{ name: a, image: cart }] } } }
  - apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata: { name: door, namespace: shop }
    spec: { rules: [{ http: { paths: [{ backend: { service: { name: web } } }] } }] }
  - apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: patience, namespace: shop }
    spec: { http: [{ timeout: 0.5s, retries: { attempts: 3 }, route: [{ destination: { host: cart } }] }] }
`);
    expect(arrowsOf(shop)).toEqual(["web > api.stripe.com", "web > cart"]);
    expect(serviceOf(shop, "cart")).toMatchObject({
      timeoutMs: { value: 500, isGuess: false },
      retries: { value: 3, isGuess: false },
      replicas: { value: 4, isGuess: false },
      group: "shop",
    });
    expect(serviceOf(shop, "api.stripe.com").kind.value).toBe("third-party");
    expect(serviceOf(shop, "web").peopleRps).toBe(100);
  });
});

describe("Compose", () => {
  it("reads what is repeated with <<, and what stands beside it first", () => {
    const shop = read(`x-base: &base
  image: base
  environment: { CART_ADDR: "cart:7070" }
services:
  frontend: { <<: *base, image: nginx }
  cart: { image: cart, deploy: { replicas: 3 }, scale: 5 }
`);
    expect(callOf(shop, "frontend", "cart")?.exists).toMatchObject({ isGuess: false });
    expect(serviceOf(shop, "frontend").kind.value).toBe("edge");
    expect(serviceOf(shop, "cart").replicas).toMatchObject({ value: 3, basis: "Its deploy.replicas." });
  });
});

describe("several files", () => {
  it("become one graph, and a note says which names were taken to be one service", () => {
    const shop = imported("online-boutique.yaml", {
      name: "rates.csv",
      text: "from,to,rps\nfrontend,cart,55\nfrontend,checkout-service,5\n",
    });
    expect(shop.system.services).toHaveLength(11);
    expect(serviceOf(shop, "checkoutservice").rps.value).toBe(5);
    expect(shop.system.notes).toContain('"cart" of rates.csv is taken to be "cartservice".');
  });

  it("keep names apart that one of them has apart", () => {
    const shop = imported(
      { name: "a.csv", text: "from,to\nweb,user\nweb,user-service\n" },
      { name: "b.csv", text: "from,to\nweb,users\nweb,userservice\n" },
    );
    expect(shop.system.services.map(({ name }) => name)).toEqual([
      "user",
      "user-service",
      "users",
      "userservice",
      "web",
    ]);
  });
});
