import { eq } from "drizzle-orm"
import { domains } from "#db/schema/domains.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { OutboundEmail } from "./read-email.server.ts"

/** What a mail to owners about a domain says beyond whom it is for. */
export type DomainSubject = {
  domainId: string
  host: string
  news: "warning" | "giving-up" | "taken-over"
  givenUpAt: Date | null
  detail: string | null
}

/** The domain behind a mail; null when it was removed, or mended before the warning went out. */
export async function findDomainSubject(
  { recipient, detail }: OutboundEmail,
  { db }: Pick<Runtime, "db">,
): Promise<DomainSubject | null> {
  if (!isId(recipient)) return null
  const [domain] = await db.select().from(domains).where(eq(domains.id, recipient))
  const news = detail?.["news"] as DomainSubject["news"]
  if (!domain || (news === "warning" && domain.troubleSince === null)) return null
  const givenUpAt = detail?.["givenUpAt"]
  return {
    domainId: domain.id,
    host: domain.host,
    news,
    givenUpAt: news === "warning" && typeof givenUpAt === "string" ? new Date(givenUpAt) : null,
    detail: domain.lastError,
  }
}
