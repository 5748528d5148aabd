import { and, eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { memberships } from "#db/schema/organizers.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
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
  const owners = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.organizerId, domain.organizerId), eq(memberships.role, "owner")))
  for (const { userId } of owners) {
    await oweEmail(tx, runtime, {
      ...{ organizerId: domain.organizerId, bookingId: null, userId, kind: "domain-trouble" },
      recipient: domain.id,
      sequence: Math.floor(at.getTime() / 60_000),
      sendAfter: at,
      at,
      detail: { host: domain.host, news, givenUpAt: givenUpAt?.toISOString() ?? null },
    })
  }
}
