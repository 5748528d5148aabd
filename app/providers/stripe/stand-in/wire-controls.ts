import { z } from "zod"

import { ApiProblem } from "./api-problem.ts"
import { type Control, control } from "./define-control.ts"
import { expireOverdueSessions } from "./expire-session.ts"
import { meetRefundFates } from "./refund-fate.ts"

/** The controls of clock, webhooks and faults; `control.ts` says what each takes. */
export const wireControls: Record<string, Control> = {
  clock: control(
    z.union([
      z.strictObject({ advanceSeconds: z.number() }),
      z.strictObject({ at: z.iso.datetime() }),
      z.strictObject({ reset: z.literal(true) }),
    ]),
    (input, sandbox) => {
      const offsetMs = sandbox.store.find("clock", "clock")?.offsetMs ?? 0
      const next =
        "at" in input
          ? Date.parse(input.at) - sandbox.options.now().getTime()
          : "advanceSeconds" in input
            ? offsetMs + input.advanceSeconds * 1000
            : 0
      sandbox.store.put("clock", "clock", { offsetMs: next })
      expireOverdueSessions(sandbox)
      meetRefundFates(sandbox)
      return { now: sandbox.now().toISOString() }
    },
  ),
  webhooks: control(
    z.strictObject({
      url: z.url().optional(),
      mode: z.enum(["send", "hold", "drop"]).optional(),
      types: z.array(z.string()).nullable().optional(),
    }),
    ({ url, mode, types }, { webhooks }) => {
      if (url !== undefined) webhooks.url = url
      if (mode !== undefined) webhooks.mode = mode
      if (types !== undefined || mode !== undefined) webhooks.types = types ?? null
      return webhooks
    },
  ),
  "webhooks/release": control(
    z.strictObject({ order: z.enum(["created", "reversed"]).default("created") }),
    async ({ order }, sandbox, delivery) => {
      const held = sandbox.store.list("deliveries").filter(({ status }) => status === "held")
      if (order === "reversed") held.reverse()
      const statuses: (number | null)[] = []
      for (const one of held) {
        sandbox.store.put("deliveries", one.eventId, { ...one, status: "pending" })
        statuses.push(await delivery.attempt(one.eventId))
      }
      return { statuses }
    },
  ),
  "webhooks/drain": control(
    z.strictObject({ timeoutMs: z.int().positive().default(10_000) }),
    async ({ timeoutMs }, _sandbox, delivery) => ({ idle: await delivery.drain(timeoutMs) }),
  ),
  "events/repeat": control(
    z.strictObject({
      event: z.string(),
      times: z.int().min(1).max(100).default(1),
      parallel: z.boolean().default(true),
    }),
    async ({ event, times, parallel }, sandbox, delivery) => {
      const found = sandbox.store
        .list("events")
        .findLast(({ id, type }) => id === event || type === event)
      if (found === undefined) {
        const message = "There is no such event."
        throw new ApiProblem(404, { type: "invalid_request_error", message })
      }
      const posts = Array.from({ length: times }, () => () => delivery.post(found.id))
      if (parallel) return { statuses: await Promise.all(posts.map((post) => post())) }
      const statuses: (number | null)[] = []
      for (const post of posts) statuses.push(await post())
      return { statuses }
    },
  ),
  faults: control(
    z
      .strictObject({
        method: z.enum(["GET", "POST"]).optional(),
        path: z.string().startsWith("/v1").default("/v1"),
        times: z.int().min(1).default(1),
        at: z.enum(["before", "kept", "after"]).default("before"),
        status: z.int().min(400).max(599).optional(),
        code: z.string().optional(),
        retryAfterSeconds: z.int().min(0).optional(),
        hang: z.literal(true).optional(),
      })
      .refine(({ status, hang }) => (status === undefined) !== (hang === undefined), {
        error: "either status or hang",
      }),
    (input, { faults }) => {
      faults.push({
        method: input.method ?? null,
        path: input.path,
        timesLeft: input.times,
        at: input.at,
        answer:
          input.status === undefined
            ? "hang"
            : {
                status: input.status,
                code: input.code ?? null,
                retryAfterSeconds: input.retryAfterSeconds ?? null,
              },
      })
      return { faults }
    },
  ),
  "faults/clear": control(z.strictObject({}), (_input, { faults }) => {
    faults.length = 0
    return { faults }
  }),
}
