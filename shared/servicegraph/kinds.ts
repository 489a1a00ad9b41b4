/**
 * What a service is, from its image, the system that spans name, its port or its name, in that order: each line of the
 * tables is a product or a word that people use for one kind of thing.
 */
import type { ServiceKind } from "../content/index.ts";
import { guess, seen } from "./graph.ts";
import type { Fact, SeenService } from "./graph.ts";
import { wordsOf } from "./names.ts";

/** A program that plays users; it becomes the people of the world. */
export type GuessedKind = ServiceKind | "users";

const products: readonly (readonly [GuessedKind, RegExp])[] = [
  ["users", /\b(load-?generator|load-?test(er|ing)?|locust|k6|wrk2?|user-?sim(ulator)?|traffic-generator|loadgen)\b/],
  [
    "metrics",
    /\b(prometheus|grafana|jaeger|zipkin|tempo|loki|otel-?col(lector)?|opentelemetry-collector(-contrib)?)\b/,
  ],
  ["metrics", /\b(collector|fluentd|fluent-?bit|datadog|alertmanager|exporter|cadvisor|kibana|telegraf|promtail)\b/],
  ["names", /\b(coredns|kube-?dns|dnsmasq)\b/],
  ["discovery", /\b(consul|eureka|zookeeper|etcd|nacos|registry)\b/],
  ["config", /\b(config-?server|flagd|unleash|feature-?flags?(-service)?|config-?service|configserver)\b/],
  [
    "queue",
    /\b(kafka|rabbit-?mq|nats|pulsar|active-?mq|sqs|pub-?sub|mosquitto|redpanda|kinesis|servicebus|gcp_pubsub)\b/,
  ],
  ["cache", /\b(redis|memcached?|varnish|valkey|dragonfly|hazelcast|keydb|cache)\b/],
  ["store", /\b(mysql|maria-?db|postgres(ql)?|pgsql|mongo(db)?|cassandra|elastic-?search|opensearch|couch(db|base))\b/],
  [
    "store",
    /\b(cockroach(db)?|dynamo-?db|mssql|sql-?server|oracle|minio|influx(db)?|click-?house|neo4j|scylla|spanner)\b/,
  ],
  ["store", /\b(db|database|datastore|sqldb|other_sql|solr|hbase|s3)\b/],
  ["sign-in", /\b(keycloak|oauth2?|dex|auth|login|identity|sso|oidc|openldap|authn|authentication)(-?service)?\b/],
  ["gateway", /\b(api-?gateway|gateway|kong|zuul|bff|apigw|backend-for-frontend)\b/],
  ["edge", /\b(ingress|edge|edge-router|haproxy|traefik|nginx|load-?balancer|lb|cdn|envoy|frontend-?proxy|caddy)\b/],
  ["job", /\b(cron-?job|batch|scheduler|job)\b/],
  ["third-party", /\b(stripe|twilio|sendgrid|paypal|amazonaws|googleapis|external|third-?party)\b/],
];

const ports: Readonly<Record<string, readonly [ServiceKind, string]>> = {
  "3306": ["store", "MySQL"],
  "5432": ["store", "PostgreSQL"],
  "27017": ["store", "MongoDB"],
  "9042": ["store", "Cassandra"],
  "1433": ["store", "SQL Server"],
  "6379": ["cache", "Redis"],
  "11211": ["cache", "memcached"],
  "5672": ["queue", "AMQP"],
  "9092": ["queue", "Kafka"],
  "4222": ["queue", "NATS"],
};

export function kindOf({ name, kind, hints }: SeenService): Fact<GuessedKind> {
  if (kind) return kind;
  for (const { of, value } of hints) {
    if (of !== "image") continue;
    const product = productIn(value.replace(/^.*\//, "").replace(/[:@].*$/, ""));
    if (product) return guess(product.kind, `Its image is "${value}": ${product.word}.`);
  }
  for (const { of, value } of hints) {
    const product = of === "system" || of === "type" ? productIn(value) : undefined;
    if (product) return seen(product.kind, `It is called "${value}" there.`);
  }
  const product = productIn(wordsOf(name).join("-"));
  if (product) return guess(product.kind, `Its name has "${product.word}" in it.`);
  for (const { of, value } of hints) {
    const known = of === "port" && Object.hasOwn(ports, value) ? ports[value] : undefined;
    if (known) return guess(known[0], `It listens on ${value}, the port of ${known[1]}.`);
  }
  return guess("service", "Nothing tells that it is anything else.");
}

function productIn(text: string): { readonly kind: GuessedKind; readonly word: string } | undefined {
  for (const [kind, pattern] of products) {
    const word = pattern.exec(text.toLowerCase())?.[0];
    if (word !== undefined) return { kind, word };
  }
  return undefined;
}

/** The words of a name that are not what it is made of: `cart` of `redis-cart`. */
export function withoutProducts(words: readonly string[]): readonly string[] {
  return words.filter((word) => !productIn(word));
}

/** How near to people a front stands: the edge first, then what shows pages, then what takes their calls. */
export function frontRank(name: string, kind: GuessedKind): number | undefined {
  if (kind === "edge") return 0;
  if (kind === "gateway") return 2;
  const isPage = /(^|-)(front-?end|web(app|site|-?ui)?|ui|product-?page|storefront|portal|www)(-|$)/;
  return kind === "service" && isPage.test(wordsOf(name).join("-")) ? 1 : undefined;
}

/** Kinds that never ask anything for a request, as far as is guessed. */
export function isBackend(kind: GuessedKind): boolean {
  return ["store", "cache", "queue", "metrics", "names", "discovery", "config", "third-party"].includes(kind);
}
