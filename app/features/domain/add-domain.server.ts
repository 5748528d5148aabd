import { and, count, eq } from "drizzle-orm"
import { domains } from "#db/schema/domains.ts"
import { organizers } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { readHostName, type HostNameProblem } from "./host-name.ts"
import { recordDomainChange } from "./record-domain-change.server.ts"

const MOST_DOMAINS = 20
const PROOF_BYTES = 24

export type AddDomainResult =
  { ok: true; domainId: string } | { ok: false; problem: HostNameProblem | "domain-too-many" }

/**
 * Writes down that an organizer says a host is theirs, with the proof that this claim alone asks for. Others may
 * say the same of it: whoever proves it has it. Said twice, it is one claim.
 * @param typed as in the form
 */
export async function addDomain(
  actor: Actor & { kind: "user" },
  { typed }: { typed: string },
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "random" | "env">,
): Promise<AddDomainResult> {
  const read = readHostName(typed, runtime.env)
  if (!read.ok) return read
  const { organizerId } = actor
  const { host } = read
  return inTransaction(runtime.db, async (tx) => {
    const at = await runtime.clock.now(tx)
    // One after the other, so that two at once are counted.
    await tx.select().from(organizers).where(eq(organizers.id, organizerId)).for("no key update")
    const isThis = and(eq(domains.organizerId, organizerId), eq(domains.host, host))
    const [known] = await tx.select({ id: domains.id }).from(domains).where(isThis)
    if (known) return { ok: true, domainId: known.id }
    const [there] = await tx
      .select({ total: count() })
      .from(domains)
      .where(eq(domains.organizerId, organizerId))
    if ((there?.total ?? 0) >= MOST_DOMAINS) return { ok: false, problem: "domain-too-many" }
    const id = runtime.ids()
    const proof = Buffer.from(runtime.random(PROOF_BYTES)).toString("base64url")
    await tx.insert(domains).values({ id, organizerId, host, proof, createdAt: at })
    await recordDomainChange(tx, actor, { verb: "added", id, organizerId, host, at }, runtime)
    return { ok: true, domainId: id }
  })
}
