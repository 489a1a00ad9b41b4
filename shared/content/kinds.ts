/** What the engine asks of the format at run time. It stands apart from the schema, so that a browser need not carry that. */

/** The most calls of a service that are made side by side. */
export const MOST_BESIDE = 4;

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** What monitoring delivers, each by a way of its own. */
export const signalKinds = ["metrics", "users", "alerts", "logs", "traces"] as const;
export type SignalKind = (typeof signalKinds)[number];
