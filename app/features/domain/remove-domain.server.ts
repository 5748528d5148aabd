import { eq } from "drizzle-orm"
import { domains } from "#db/schema/domains.ts"
import { organizers } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedDomain } from "./find-locked-domain.server.ts"
import { recordDomainChange } from "./record-domain-change.server.ts"

/** Gives a domain up: nothing is shown there any more, and addresses are the product's own where it was primary. */
export async function removeDomain(
  actor: Actor & { kind: "user" },
  { domainId }: { domainId: string },
  runtime: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<{ ok: true } | { ok: false; problem: "not-found" }> {
  const { organizerId } = actor
  if (!isId(domainId)) return { ok: false, problem: "not-found" }
  return inTransaction(runtime.db, async (tx) => {
    const domain = await findLockedDomain(tx, { organizerId, id: domainId })
    if (!domain) return { ok: false, problem: "not-found" }
    const at = await runtime.clock.now(tx)
    if (domain.isPrimary) {
      await tx.update(organizers).set({ primaryHost: null }).where(eq(organizers.id, organizerId))
    }
    await tx.delete(domains).where(eq(domains.id, domain.id))
    await recordDomainChange(
      tx,
      actor,
      { verb: "removed", id: domain.id, organizerId, host: domain.host, at },
      runtime,
    )
    return { ok: true }
  })
}
