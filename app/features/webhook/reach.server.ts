import type { Reach } from "#app/providers/receiver/reachable.server.ts"
import type { Env } from "#app/platform/env.server.ts"

/** An installation on a laptop may tell programs beside it; a public one tells the public internet alone. */
export function reachOf({ isLoopback }: Pick<Env, "isLoopback">): Reach {
  return isLoopback ? "public-and-loopback" : "public"
}
