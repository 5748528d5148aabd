import { forgetSealedBodies } from "#app/features/audit/forget-sealed-bodies.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { payloads } from "#jobs/payloads.ts"

/** Empties what is kept no longer than 30 days. */
export async function forget(payload: unknown, runtime: Runtime): Promise<void> {
  payloads.forget.parse(payload)
  await forgetSealedBodies(runtime)
}
