import { sql, type SQL } from "drizzle-orm"
import { readClock } from "#db/clock.ts"
import type { Picture } from "#app/features/media/picture.ts"
import { pictureJson } from "#app/features/media/picture-json.server.ts"
import { slugProblem } from "#app/features/organizer/slug.ts"
import { ownTextsOf } from "#app/features/text/own-texts.server.ts"
import type { OwnTexts } from "#app/messages/own-texts.ts"
import type { WeeklyRange } from "#app/features/schedule/schema.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { contentOfRevision } from "./content-of-revision.ts"
import { MOST_LISTED, type ListPart } from "./list-place.ts"
import { isThereFor, noAccess, type PageAccess } from "./page-access.server.ts"
import type { PageContent } from "./schema.ts"

export type PageOrganizer = {
  id: string
  slug: string
  name: string
  /** `#rrggbb` */
  accentColor: string
  font: "system" | "serif" | "rounded"
  /** Plain text below every page. */
  footer: string
  /** The host of their own that addresses are written with; null for ours. */
  primaryHost: string | null
  logo: Picture | null
  favicon: Picture | null
  timeZone: string
  locale: string
  /** Origins whose pages may show this organizer's in a frame; null for any, empty for none. */
  embedOrigins: string[] | null
  /** Their own words in place of ours; null when they have none. */
  ownTexts: OwnTexts | null
}

/** Who can be booked on a page, with the hours of the schedule that counts there. */
export type PageHost = {
  hostId: string
  name: string
  email: string
  scheduleId: string
  /** The schedule's, in which the hours are wall times. */
  timeZone: string
  weeklyHours: WeeklyRange[]
  pausedAt: Date | null
  /** Share of a round robin, 1 to 100. */
  weight: number
  /** In every meeting of a round robin or a client's pick, beside one of the others. */
  isFixed: boolean
  photo?: Picture | null
}

/** One page as it is sold: one revision, its organizer, and the hosts in their order. */
export type ShownPage = {
  organizer: PageOrganizer
  page: { id: string; slug: string }
  revision: { id: string; number: number; content: PageContent }
  /** The picture above it. */
  cover: Picture | null
  hosts: PageHost[]
  /** When all this was read, by the runtime's clock. */
  readAt: Date
}

type Db = Pick<Runtime, "db">
type DbAndClock = Pick<Runtime, "db" | "clock">
type Json<T> = { [Key in keyof T]: T[Key] extends Date | null ? string | null : T[Key] }
type ShownRow = {
  organizer: PageOrganizer
  page: ShownPage["page"]
  revision: { id: string; number: number; content: unknown }
  cover: Picture | null
  hosts: Json<PageHost>[]
  millis: string
}

const organizerJson = sql`json_build_object(
  'id', o.id, 'slug', o.slug, 'name', o.name, 'accentColor', o.accent_color,
  'timeZone', o.time_zone, 'locale', o.locale,
  'font', o.font, 'footer', o.footer, 'primaryHost', o.primary_host,
  'logo', ${pictureJson(sql`o.logo_media_id`, sql`o.id`)},
  'favicon', ${pictureJson(sql`o.favicon_media_id`, sql`o.id`)},
  'embedOrigins', o.embed_origins, 'ownTexts', ${ownTextsOf(sql`o.id`)})`

const coverJson = pictureJson(sql`(r.content ->> 'coverMediaId')::uuid`, sql`r.organizer_id`)

/**
 * The published page at an address, in one query. Null when there is none, it is not published, or it is private
 * and nothing opens it.
 * @param organizerSlug as the address has it; anything at all may be passed
 * @param access what may open a private page: whether it does so now is still to be asked
 */
export async function findPublishedPage(
  { organizerSlug, pageSlug }: { organizerSlug: string; pageSlug: string },
  runtime: DbAndClock,
  access: PageAccess | "organizer" = noAccess,
): Promise<ShownPage | null> {
  if (slugProblem(organizerSlug) || slugProblem(pageSlug)) return null
  return findShownPage(
    runtime,
    sql`o.slug = ${organizerSlug} and p.slug = ${pageSlug}
      and p.status = 'published' and r.id = p.published_revision_id and ${isThereFor(access)}`,
  )
}

/**
 * One revision as its page would show it, whatever the page's status: for previews, whose token has
 * proven the revision's id. Null when that revision is of another address.
 */
export async function findPreviewedPage(
  {
    organizerSlug,
    pageSlug,
    revisionId,
  }: { organizerSlug: string; pageSlug: string; revisionId: string },
  runtime: DbAndClock,
): Promise<ShownPage | null> {
  if (slugProblem(organizerSlug) || slugProblem(pageSlug)) return null
  return findShownPage(
    runtime,
    sql`o.slug = ${organizerSlug} and p.slug = ${pageSlug} and r.id = ${revisionId}::uuid`,
  )
}

/**
 * The page that a signed link was made for, in its newest revision and whatever its status; null when it is not
 * as the condition says.
 */
export async function findPageOfLink(
  { invitationId, bookingId }: PageAccess,
  isHere: SQL,
  runtime: DbAndClock,
): Promise<ShownPage | null> {
  return findShownPage(
    runtime,
    sql`r.number = p.newest_number and ${isHere} and (
      p.id = (select page_id from page_invitations where id = ${invitationId}::uuid)
      or p.id = (select page_id from bookings where id = ${bookingId}::uuid))`,
  )
}

async function findShownPage({ db, clock }: DbAndClock, where: SQL): Promise<ShownPage | null> {
  const [row] = await db.execute<ShownRow>(sql`
    select ${clock.millis} as millis, ${organizerJson} as organizer,
      json_build_object('id', p.id, 'slug', p.slug) as page,
      json_build_object('id', r.id, 'number', r.number, 'content', r.content) as revision,
      ${coverJson} as cover,
      coalesce((
        select json_agg(json_build_object(
          'hostId', h.id, 'name', h.name, 'email', h.email, 'pausedAt', h.paused_at,
          'weight', ph.weight, 'isFixed', ph.is_fixed,
          'photo', ${pictureJson(sql`h.photo_media_id`, sql`h.organizer_id`)},
          'scheduleId', s.id, 'timeZone', s.time_zone,
          'weeklyHours', coalesce((
            select json_agg(json_build_object(
              'weekday', w.weekday, 'startMinute', w.start_minute, 'endMinute', w.end_minute
            ) order by w.weekday, w.start_minute)
            from schedule_hours w where w.schedule_id = s.id), '[]'::json)
        ) order by ph.position, h.id)
        from page_hosts ph
        join hosts h on h.id = ph.host_id
        join schedules s on s.id = ph.schedule_id
        where ph.page_id = p.id), '[]'::json) as hosts
    from pages p
    join organizers o on o.id = p.organizer_id
    join page_revisions r on r.page_id = p.id
    where ${where}
    limit 1`)
  if (!row) return null
  return {
    organizer: row.organizer,
    page: row.page,
    cover: row.cover,
    readAt: readClock(row.millis),
    revision: { ...row.revision, content: contentOfRevision(row.revision) },
    hosts: row.hosts.map((host) => ({
      ...host,
      pausedAt: host.pausedAt === null ? null : new Date(host.pausedAt),
    })),
  }
}

export type PublishedPages = {
  organizer: PageOrganizer
  pages: (ShownPage["page"] & Pick<ShownPage, "revision" | "cover">)[]
  /** How many there are, those included that are not in this part. */
  total: number
  /** Whether more follow. */
  isMore: boolean
}

/**
 * An organizer with the published pages that are public, by title. Null when there is no such organizer.
 * @param part which of them; the first thousand unless told otherwise
 */
export async function listPublishedPages(
  organizerSlug: string,
  { db }: Db,
  { limit, after = null, offset = 0 }: ListPart = { limit: MOST_LISTED },
): Promise<PublishedPages | null> {
  if (slugProblem(organizerSlug)) return null
  const isAfter = after ? sql`(listed_title, slug) > (${after.title}, ${after.slug})` : sql`true`
  const [row] = await db.execute<{
    organizer: PageOrganizer
    total: number
    pages: (ShownPage["page"] & Pick<ShownRow, "revision" | "cover">)[]
  }>(sql`
    select ${organizerJson} as organizer,
      (select count(*)::int from pages where organizer_id = o.id and listed_title is not null) as total,
      coalesce((
        select json_agg(json_build_object(
          'id', p.id, 'slug', p.slug, 'cover', ${coverJson},
          'revision', json_build_object('id', r.id, 'number', r.number, 'content', r.content)
        ) order by p.listed_title, p.slug)
        from (
          select * from pages
          where organizer_id = o.id and listed_title is not null and ${isAfter}
          order by listed_title, slug limit ${limit + 1} offset ${offset}) p
        join page_revisions r on r.id = p.published_revision_id), '[]'::json) as pages
    from organizers o where o.slug = ${organizerSlug}`)
  if (!row) return null
  return {
    organizer: row.organizer,
    total: row.total,
    isMore: row.pages.length > limit,
    pages: row.pages.slice(0, limit).map(({ revision, ...page }) => ({
      ...page,
      revision: { ...revision, content: contentOfRevision(revision) },
    })),
  }
}

/** An organizer as their pages show them; null when there is none of that segment. */
export async function findPageOrganizer(
  organizerSlug: string,
  { db }: Db,
): Promise<PageOrganizer | null> {
  if (slugProblem(organizerSlug)) return null
  const [row] = await db.execute<{ organizer: PageOrganizer }>(
    sql`select ${organizerJson} as organizer from organizers o where o.slug = ${organizerSlug}`,
  )
  return row?.organizer ?? null
}

/** The organizers there are, oldest first: for the start page. */
export async function listOrganizers({ db }: Db): Promise<{ slug: string; name: string }[]> {
  return db.execute<{ slug: string; name: string }>(
    sql`select slug, name from organizers order by created_at, id`,
  )
}

/**
 * Where an address leads that an organizer or a published page had before; null when it never was one, or is a
 * private page's that nothing opens. `pageSlug` is null for the organizer's own page.
 */
export async function findPageAtOldAddress(
  { organizerSlug, pageSlug }: { organizerSlug: string; pageSlug: string | null },
  { db }: Db,
  access: PageAccess | "organizer" = noAccess,
): Promise<{ organizerSlug: string; pageSlug: string | null } | null> {
  if (slugProblem(organizerSlug) || (pageSlug !== null && slugProblem(pageSlug))) return null
  const [row] = await db.execute<{ organizerSlug: string; pageSlug: string | null }>(sql`
    with organizer as (
      select id, slug from organizers where slug = ${organizerSlug}
      union all
      select o.id, o.slug from organizer_addresses a join organizers o on o.id = a.organizer_id
      where a.slug = ${organizerSlug}
      limit 1
    )
    select o.slug as "organizerSlug", p.slug as "pageSlug"
    from organizer o
    left join pages p on p.organizer_id = o.id and p.status = 'published' and (
      p.slug = ${pageSlug} or p.id = (
        select page_id from page_addresses a where a.organizer_id = o.id and a.slug = ${pageSlug}))
      and exists (
        select from page_revisions r
        where r.id = p.published_revision_id and ${isThereFor(access)})
    where (${pageSlug}::text is null or p.id is not null)
    order by p.slug = ${pageSlug} desc
    limit 1`)
  if (!row) return null
  const isHere = row.organizerSlug === organizerSlug && row.pageSlug === pageSlug
  return isHere ? null : row
}
