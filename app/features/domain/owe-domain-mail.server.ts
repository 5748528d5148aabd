import type { Transaction } from "#db/client.ts"
import { oweOwners } from "#app/features/notification/owe-owners.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** What an organizer's owners are told of a domain. */
type DomainNews = "warning" | "giving-up" | "taken-over"

/**
 * Owes every owner one mail about a domain, at most one a minute of its kind.
 * @param givenUpAt until when it can be mended; null when it is too late
 */
export async function oweDomainMail(
  tx: Transaction,
  runtime: Pick<Runtime, "ids" | "env">,
  {
    domain,
    news,
    givenUpAt,
    at,
  }: {
    domain: { id: string; organizerId: string; host: string }
    news: DomainNews
    givenUpAt: Date | null
    at: Date
  },
): Promise<void> {
  await oweOwners(tx, runtime, {
    organizerId: domain.organizerId,
    kind: "domain-trouble",
    subjectId: domain.id,
    at,
    detail: { host: domain.host, news, givenUpAt: givenUpAt?.toISOString() ?? null },
  })
}
