import postgres from "postgres"
import type { Actor } from "#app/features/actor.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { createBenchOrganizer } from "./world.ts"
import { withoutTriggers } from "./without-triggers.ts"

export type PagesSize = {
  /** Of the organizer whose lists are read. */
  pages: number
  revisions: number
  /** Of other organizers, with one revision each. */
  others: number
}

/** Who publishes, and on whose pages the bench looks: `pageIds` are some in the middle of their list by title. */
export type PublishingWorld = {
  actor: Actor & { kind: "user" }
  pageIds: string[]
}

/** As long as what people write about what they sell. */
const DESCRIPTION = "What we do, how it goes, and what you take home from it. ".repeat(20)

/**
 * An organizer with pages of many revisions, and others with theirs, by bulk SQL; brings the planner's figures up to
 * date. One in twenty pages is archived, one in ten a draft, the others are published with the revision before
 * their newest. The triggers that carry titles are off while it loads; their work is done by one statement.
 */
export async function loadPages(runtime: Runtime, size: PagesSize): Promise<PublishingWorld> {
  const { actor, organizerId, hostId, scheduleId } = await createBenchOrganizer(runtime, "many")
  const client = postgres(runtime.env.databaseUrl, { max: 1, onnotice: () => {} })
  const content = { ...emptyPageContent, title: "", description: DESCRIPTION }
  try {
    await client.unsafe(`set work_mem = '128MB'; set jit = off`)
    await client.unsafe(OTHER_ORGANIZERS)
    await withoutTriggers(client, ["page_revisions"], async () => {
      for (const [owner, pages, revisions] of [
        [sqlText(organizerId), size.pages, size.revisions],
        ["(select id from organizers where slug = 'other-' || n % 20)", size.others, 1],
      ] as const) {
        await client.unsafe(pagesSql(owner, pages))
        await client.unsafe(revisionsSql(JSON.stringify(content), revisions))
      }
    })
    await client`
      insert into page_hosts (organizer_id, page_id, host_id, schedule_id)
      select organizer_id, id, ${hostId}, ${scheduleId} from pages
      where organizer_id = ${organizerId} on conflict do nothing`
    await client.unsafe(`vacuum (analyze)`)
    await client.unsafe(`checkpoint`).catch(() => {})
    const pages = await client<{ id: string }[]>`
      select id from pages where organizer_id = ${organizerId} and status = 'published'
      order by lower(title), id offset ${Math.floor(size.pages / 4)} limit 5`
    return { actor, pageIds: pages.map(({ id }) => id) }
  } finally {
    await client.end()
  }
}

const sqlText = (value: string) => `'${value}'::uuid`

const OTHER_ORGANIZERS = `
  insert into organizers (id, slug, name, time_zone, created_at)
  select gen_random_uuid(), 'other-' || n, 'Other ' || n, 'Europe/Berlin', now() from generate_series(0, 19) n`

/** Titles begin differently, so that their order is not that of the rows. What is made stands in `made`. */
function pagesSql(owner: string, pages: number): string {
  return `
    drop table if exists made;
    create temp table made as
    select gen_random_uuid() as id, ${owner} as organizer_id, n,
      substr(md5(n::text), 1, 6) || ' session ' || n as title,
      case when n % 20 = 0 then 'archived' when n % 10 = 1 then 'draft' else 'published' end as status
    from generate_series(1, ${pages}) n;
    analyze made;
    insert into pages (id, organizer_id, slug, created_at, updated_at)
    select id, organizer_id, 'session-' || n, now() - n * interval '1 minute', now() - n * interval '1 minute'
    from made`
}

/** The newest is a draft that nobody sees yet; clients see the one before. */
function revisionsSql(content: string, revisions: number): string {
  const shown = Math.max(1, revisions - 1)
  return `
    insert into page_revisions (id, organizer_id, page_id, number, content, created_at)
    select gen_random_uuid(), organizer_id, id, number,
      '${content.replaceAll("'", "''")}'::jsonb
        || jsonb_build_object('title', title, 'bufferAfterMinutes', number % 12),
      now() - (${revisions} - number) * interval '1 hour'
    from made, generate_series(1, ${revisions}) number;
    update pages p set title = m.title, newest_number = ${revisions}, status = m.status,
      published_revision_id = case when m.status = 'published' then r.id end,
      listed_title = case when m.status = 'published' then m.title end, shown_title = m.title
    from made m join page_revisions r on r.page_id = m.id and r.number = ${shown}
    where m.id = p.id`
}
