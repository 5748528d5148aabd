import { eq } from "drizzle-orm"
import { domains } from "#db/schema/domains.ts"
import { organizers } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedDomain } from "./find-locked-domain.server.ts"
import { oweDomainMail } from "./owe-domain-mail.server.ts"
import { recordDomainChange } from "./record-domain-change.server.ts"

/** A host goes to another organizer, who has proven it: the one who had it keeps a claim, and is told. */
export async function takeOver(
  { id, organizerId }: { id: string; organizerId: string },
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "env">,
): Promise<void> {
  await inTransaction(runtime.db, async (tx) => {
    const domain = await findLockedDomain(tx, { organizerId, id })
    if (!domain?.provenAt) return
    const at = await runtime.clock.now(tx)
    if (domain.isPrimary) {
      await tx.update(organizers).set({ primaryHost: null }).where(eq(organizers.id, organizerId))
    }
    const nothing = {
      provenAt: null,
      provenBy: null,
      lapsedAt: null,
      troubleSince: null,
      toldAt: null,
    }
    await tx.update(domains).set(nothing).where(eq(domains.id, id))
    const actor = { kind: "job", task: "check_domains" } as const
    await recordDomainChange(
      tx,
      actor,
      { verb: "taken-over", id, organizerId, host: domain.host, at },
      runtime,
    )
    await oweDomainMail(tx, runtime, { domain, news: "taken-over", givenUpAt: null, at })
  })
}
