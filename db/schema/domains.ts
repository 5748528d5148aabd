import { sql } from "drizzle-orm"
import { boolean, check, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { id, instant } from "./columns.ts"
import { organizers } from "./organizers.ts"

/**
 * A host name that an organizer says is theirs. Anybody may say so: only the proven one is served, and a claim
 * keeps nobody else from proving theirs. `organizers.primary_host` names the one that addresses are written
 * with; a foreign key holds it to `usable_host`, so that it is proven and theirs.
 */
export const domains = pgTable(
  "domains",
  {
    id: id(),
    organizerId: uuid("organizer_id")
      .notNull()
      .references(() => organizers.id),
    /** In small letters, punycode, without a port or a dot at its end. */
    host: text("host").notNull(),
    /** What the DNS record or the file there has to say: of this claim alone. */
    proof: text("proof").notNull(),
    provenAt: instant("proven_at"),
    provenBy: text("proven_by", { enum: ["dns", "file", "loopback"] }),
    /** Whether the name led here when it was last looked at. */
    isHere: boolean("is_here").notNull().default(false),
    checkedAt: instant("checked_at"),
    /** What the name servers or the host said last, where that was no proof. */
    lastError: text("last_error"),
    /** Since when every look found the proof gone or, of the primary one, the name leading elsewhere. */
    troubleSince: instant("trouble_since"),
    toldAt: instant("told_at"),
    /** Served as before, so that old links go on working, and believed for nothing else. */
    lapsedAt: instant("lapsed_at"),
    createdAt: instant("created_at").notNull(),
    provenHost: text("proven_host").generatedAlwaysAs(
      sql`case when proven_at is not null then host end`,
    ),
    usableHost: text("usable_host").generatedAlwaysAs(
      sql`case when proven_at is not null and lapsed_at is null then host end`,
    ),
  },
  (table) => [
    unique("domains_claim").on(table.organizerId, table.host),
    unique("domains_proven").on(table.provenHost),
    unique("domains_usable").on(table.organizerId, table.usableHost),
    index("domains_checked").on(table.checkedAt),
    check(
      "domains_host",
      sql`length(${table.host}) <= 253 and ${table.host} ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)+$'`,
    ),
    check("domains_proof_kind", sql`(${table.provenAt} is null) = (${table.provenBy} is null)`),
    check("domains_proven_by", sql`${table.provenBy} in ('dns', 'file', 'loopback')`),
    check("domains_lapsed", sql`${table.lapsedAt} is null or ${table.provenAt} is not null`),
  ],
)
