import { and, eq, inArray, isNotNull } from "drizzle-orm"
import { domains } from "#db/schema/domains.ts"
import type { organizers } from "#db/schema/organizers.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { senderOf } from "./sender.ts"

type Organizer = Pick<
  typeof organizers.$inferSelect,
  "id" | "name" | "senderName" | "senderAddress"
>

/**
 * Whom an organizer's mails are from, now. A file on a host's server proves the host and not its mail, so that the
 * domain of the address must have been proven by its records.
 */
export async function findSender(organizer: Organizer, { db, env }: Pick<Runtime, "db" | "env">) {
  if (organizer.senderAddress === "") return senderOf(organizer, [], env.mailFrom)
  const rows = await db
    .select({ host: domains.host })
    .from(domains)
    .where(
      and(
        eq(domains.organizerId, organizer.id),
        isNotNull(domains.usableHost),
        inArray(domains.provenBy, ["dns", "loopback"]),
      ),
    )
  const ownDomains = rows.map(({ host }) => host)
  return senderOf(organizer, ownDomains, env.mailFrom)
}
