import { eq } from "drizzle-orm"
import { organizers } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedDomain } from "./find-locked-domain.server.ts"
import { recordDomainChange } from "./record-domain-change.server.ts"

/**
 * Writes addresses with this domain from now on, or with the product's own again. Only one that is proven and
 * leads here can be chosen: every link would lead nowhere otherwise.
 */
export async function choosePrimary(
  actor: Actor & { kind: "user" },
  { domainId, isChosen }: { domainId: string; isChosen: boolean },
  runtime: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<{ ok: true } | { ok: false; problem: "not-found" | "not-ready" }> {
  const { organizerId } = actor
  if (!isId(domainId)) return { ok: false, problem: "not-found" }
  return inTransaction(runtime.db, async (tx) => {
    const domain = await findLockedDomain(tx, { organizerId, id: domainId })
    if (!domain) return { ok: false, problem: "not-found" }
    if (domain.isPrimary === isChosen) return { ok: true }
    if (isChosen && (domain.usableHost === null || !domain.isHere)) {
      return { ok: false, problem: "not-ready" }
    }
    const at = await runtime.clock.now(tx)
    await tx
      .update(organizers)
      .set({ primaryHost: isChosen ? domain.host : null })
      .where(eq(organizers.id, organizerId))
    const verb = isChosen ? "chosen" : "given-up"
    await recordDomainChange(
      tx,
      actor,
      { verb, id: domain.id, organizerId, host: domain.host, at },
      runtime,
    )
    return { ok: true }
  })
}
