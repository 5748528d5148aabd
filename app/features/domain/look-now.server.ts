import type { Actor } from "#app/features/actor.ts"
import { countTry, type ThrottleRule } from "#app/features/organizer/throttle.server.ts"
import type { DomainProofPort } from "#app/providers/domain-proof/port.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { checkDomain, type CheckDomainResult } from "./check-domain.server.ts"

/** One look at a name in six seconds: whoever presses the button makes this server ask others. */
const looksAtHost: ThrottleRule = { kind: "domain-look", limit: 1, windowMinutes: 0.1 }

/**
 * Looks at a claim because its organizer asks for it, see `checkDomain`.
 * @returns `too-soon` when it is being looked at, or was a moment ago; nobody is asked then
 */
export async function lookNow(
  actor: Actor & { kind: "user" },
  { domainId, host }: { domainId: string; host: string },
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "keyring" | "env">,
  port?: DomainProofPort,
): Promise<CheckDomainResult | { ok: false; problem: "too-soon" }> {
  const { db, clock, keyring } = runtime
  const { organizerId } = actor
  const at = await clock.now(db)
  // By its name: taken away and added again it is another claim on the same.
  const tries = await countTry(db, looksAtHost, `${organizerId} ${host}`, { keyring, at })
  if (!tries.allowed) return { ok: false, problem: "too-soon" }
  return checkDomain(actor, { organizerId, domainId }, runtime, port)
}
