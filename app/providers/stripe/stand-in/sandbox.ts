import type { StandInOptions } from "#app/providers/stand-in.ts"

import type { Fault } from "./faults.ts"
import type { Store } from "./store.ts"

/**
 * `secretKey` is the only key that works; events are signed with `webhookSecret` and posted to `webhookUrl`,
 * by default the product's own address for them.
 */
export type StripeStandInOptions = StandInOptions & {
  secretKey: string
  webhookSecret: string
  webhookUrl?: string | undefined
}

/** What every part of the stand-in works on. */
export type Sandbox = {
  options: StripeStandInOptions
  store: Store
  faults: Fault[]
  webhooks: {
    url: string
    /** What becomes of new events: sent, kept back until released, or lost. */
    mode: "send" | "hold" | "drop"
    /** The event types that `mode` is about; the others are sent. Null means all. */
    types: string[] | null
  }
  /** The stand-in's own clock, which tests may move. */
  now(): Date
  nowSeconds(): number
  /** A fresh id such as `pi_…`. */
  newId(prefix: string): string
}

/** Which API request caused a change; both null for what happens on the page or in the dashboard. */
export type Cause = { requestId: string | null; idempotencyKey: string | null }

export const noCause: Cause = { requestId: null, idempotencyKey: null }

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

/** Builds what the parts share from the options and an open store. */
export function createSandbox(options: StripeStandInOptions, store: Store): Sandbox {
  const now = () => {
    const offsetMs = store.find("clock", "clock")?.offsetMs ?? 0
    return new Date(options.now().getTime() + offsetMs)
  }
  return {
    options,
    store,
    faults: [],
    webhooks: {
      url: options.webhookUrl ?? `${options.appUrl}/api/webhooks/stripe`,
      mode: "send",
      types: null,
    },
    now,
    nowSeconds: () => Math.floor(now().getTime() / 1000),
    newId: (prefix) =>
      `${prefix}_${Array.from(options.random(24), (byte) => letters[byte % letters.length]).join("")}`,
  }
}
