import { and, eq, ne } from "drizzle-orm"
import { domains } from "#db/schema/domains.ts"
import { isUniqueViolation } from "#db/problems.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import type { DomainProofPort } from "#app/providers/domain-proof/port.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applyVerdict } from "./apply-verdict.server.ts"
import { findLockedDomain } from "./find-locked-domain.server.ts"
import { lookAtHost, proofPortOf } from "./look-at-host.server.ts"
import type { Verdict } from "./judge-proof.ts"
import { takeOver } from "./take-over.server.ts"

export type CheckDomainResult =
  | { ok: true; isProven: boolean }
  /** `taken`: it is proven, but another organizer has it, whose proof is there as well. */
  | { ok: false; problem: "not-found" | "taken" }

type Checking = Pick<Runtime, "db" | "clock" | "ids" | "keyring" | "env">

/**
 * Looks whether a claim is proven now, and writes down what was found. The first to prove a host has it. Proven by
 * a second organizer, it goes to them only when the first can prove it no longer, or never set its records.
 */
export async function checkDomain(
  actor: Actor,
  { organizerId, domainId }: { organizerId: string; domainId: string },
  runtime: Checking,
  port: DomainProofPort = proofPortOf(runtime.env),
): Promise<CheckDomainResult> {
  const [claim] = await runtime.db
    .select()
    .from(domains)
    .where(and(eq(domains.id, domainId), eq(domains.organizerId, organizerId)))
  if (!claim) return { ok: false, problem: "not-found" }
  const verdict = await lookAtHost(claim, runtime, port)
  const write = () =>
    inTransaction(runtime.db, async (tx) => {
      const domain = await findLockedDomain(tx, { organizerId, id: domainId })
      if (!domain) return { ok: false, problem: "not-found" } as const
      await applyVerdict(tx, actor, { domain, verdict }, runtime)
      return { ok: true, isProven: verdict.provenBy !== null } as const
    })
  try {
    return await write()
  } catch (error) {
    if (!isUniqueViolation(error, "domains_proven")) throw error
  }
  const [holder] = await runtime.db
    .select()
    .from(domains)
    .where(and(eq(domains.provenHost, claim.host), ne(domains.id, claim.id)))
  if (holder && yields(verdict, await lookAtHost(holder, runtime, port))) {
    await takeOver(holder, runtime)
    return write().catch((error: unknown) => refused(error))
  }
  return holder ? noteTaken(claim, runtime) : write().catch((error: unknown) => refused(error))
}

/**
 * Whether the holder of a host yields to somebody who has proven it: when the holder's own proof is certainly gone.
 * Whoever sets the records of a name owns it, whatever its server once showed. A name server that keeps silent says
 * nothing of whose it is.
 */
function yields(claim: Verdict, holder: Verdict): boolean {
  if (!holder.isCertain) return false
  return holder.provenBy === null || (claim.provenBy === "dns" && holder.provenBy !== "dns")
}

/** Somebody else was quicker in the meantime. */
function refused(error: unknown): CheckDomainResult {
  if (!isUniqueViolation(error, "domains_proven")) throw error
  return { ok: false, problem: "taken" }
}

async function noteTaken(
  { id }: { id: string },
  { db, clock }: Pick<Runtime, "db" | "clock">,
): Promise<CheckDomainResult> {
  const checkedAt = await clock.now(db)
  await db.update(domains).set({ checkedAt, lastError: null }).where(eq(domains.id, id))
  return { ok: false, problem: "taken" }
}
