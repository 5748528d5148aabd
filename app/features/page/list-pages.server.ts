import { sql, type SQL } from "drizzle-orm"
import { countUpTo } from "#app/features/count-up-to.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { isOn } from "./is-on.server.ts"
import { pageStatuses, type PageStatus } from "./status.ts"

export const pageSorts = ["title", "updated"] as const
export type PageSort = (typeof pageSorts)[number]

export type ListedPage = {
  id: string
  slug: string
  status: PageStatus
  /** Of the newest revision. */
  title: string
  number: number
  /** The revision that clients see; null while nothing is published. */
  publishedNumber: number | null
  /** When a revision is published by itself; null when nothing is planned. */
  scheduledAt: Date | null
  updatedAt: Date
}

// Named one by one, as an index has them.
const notArchived = pageStatuses.filter((status) => status !== "archived")

const order: Record<PageSort, SQL> = {
  title: sql`lower(p.title)`,
  updated: sql`p.updated_at`,
}

/**
 * The pages of one organizer, as the admin lists them; no revision is opened for it. Archived ones only when they
 * are asked for. `total` is as `countUpTo` says.
 * @param search part of the title or address
 */
export async function listPages(
  organizerId: string,
  query: {
    search: string
    status: PageStatus | null
    sort: PageSort
    direction: "ascending" | "descending"
    limit: number
    offset: number
    /** Only where the host is on as whom this user signs in; null for every page. */
    onlyOfUser?: string | null
  },
  { db }: Pick<Runtime, "db">,
): Promise<{ rows: ListedPage[]; total: number; isEmpty: boolean }> {
  const pattern = `%${query.search.replaceAll(/[\\%_]/g, "\\$&")}%`
  const visible = isOn(query.onlyOfUser ?? null, sql`p.id`)
  const source = sql`
    from pages p
    where p.organizer_id = ${organizerId} and ${visible}
      and p.status in ${query.status === null ? notArchived : [query.status]}
      and (${query.search} = '' or p.title ilike ${pattern} or p.slug ilike ${pattern})`
  const direction = query.direction === "descending" ? sql`desc` : sql`asc`
  const rows = await db.execute<
    Omit<ListedPage, "scheduledAt" | "updatedAt"> & {
      scheduledAt: string | null
      updatedAt: string
    }
  >(sql`
    with shown as materialized (
      select p.* ${source}
      order by ${order[query.sort]} ${direction}, p.id ${direction}
      limit ${query.limit} offset ${query.offset})
    select p.id, p.slug, p.status, p.title, p.newest_number as number,
      (select number from page_revisions where id = p.published_revision_id) as "publishedNumber",
      p.scheduled_at as "scheduledAt", p.updated_at as "updatedAt"
    from shown p
    order by ${order[query.sort]} ${direction}, p.id ${direction}`)
  const [counted] = await db.execute<{ total: number; isEmpty: boolean }>(sql`
    select ${countUpTo(source)} as total,
      not exists (
        select from pages p where p.organizer_id = ${organizerId} and ${visible}) as "isEmpty"`)
  return {
    rows: rows.map((row) => ({
      ...row,
      scheduledAt: row.scheduledAt === null ? null : new Date(row.scheduledAt),
      updatedAt: new Date(row.updatedAt),
    })),
    total: counted?.total ?? 0,
    isEmpty: counted?.isEmpty ?? true,
  }
}
