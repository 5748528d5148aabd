import { asc, isNotNull } from "drizzle-orm"
import { domains } from "#db/schema/domains.ts"
import type { DomainProofPort } from "#app/providers/domain-proof/port.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { checkDomain } from "./check-domain.server.ts"
import { proofPortOf } from "./look-at-host.server.ts"

/**
 * Looks at every proven domain again, the one that was looked at longest ago first. Claims that nobody has proven
 * are looked at when their organizer asks. One that cannot be looked at does not keep the others from it.
 */
export async function checkAllDomains(
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "keyring" | "env" | "log">,
  port: DomainProofPort = proofPortOf(runtime.env),
): Promise<void> {
  const proven = await runtime.db
    .select({ domainId: domains.id, organizerId: domains.organizerId })
    .from(domains)
    .where(isNotNull(domains.provenAt))
    .orderBy(asc(domains.checkedAt))
  const actor = { kind: "job", task: "check_domains" } as const
  for (const domain of proven) {
    try {
      await checkDomain(actor, domain, runtime, port)
    } catch (error) {
      runtime.log.error({ err: error, domainId: domain.domainId }, "a domain could not be checked")
    }
  }
}
