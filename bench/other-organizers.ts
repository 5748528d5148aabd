import type { Sql } from "postgres"
import { emptyPageContent, type PageContent } from "#app/features/page/schema.ts"

const HOSTS_EACH = 5

/** Organizers beside the one that is measured: five hosts each, who share one published page. */
export async function loadOtherOrganizers(client: Sql, count: number): Promise<void> {
  const content: PageContent = {
    ...emptyPageContent,
    title: "Consultation",
    durations: [{ minutes: 30, amountMinor: 5000 }],
    hostChoice: "round-robin",
  }
  await client.unsafe(`
    insert into organizers (id, slug, name, time_zone, created_at)
    select pg_temp.id_of(now(), 'organizer', n), 'other-' || n, 'Other ' || n, 'Europe/Berlin', now()
    from generate_series(1, ${count}) n;
    insert into hosts (id, organizer_id, name, email, created_at)
    select pg_temp.id_of(now(), 'host' || n || '-', o.number), o.id, 'Host', 'h' || n || '@' || o.slug || '.example', now()
    from (select id, slug, row_number() over (order by slug) as number from organizers where slug like 'other-%') o,
      generate_series(1, ${HOSTS_EACH}) n;
    insert into schedules (id, organizer_id, host_id, name, time_zone, created_at, updated_at)
    select id, organizer_id, id, '', 'Europe/Berlin', now(), now()
    from hosts where email like '%@other-%.example';
    insert into schedule_hours (schedule_id, weekday, start_minute, end_minute)
    select id, weekday, 540, 1020 from schedules, generate_series(1, 5) weekday
    on conflict do nothing;
    insert into pages (id, organizer_id, slug, created_at, updated_at)
    select id, id, 'consultation', now(), now() from organizers where slug like 'other-%';
    insert into page_hosts (organizer_id, page_id, host_id, schedule_id)
    select organizer_id, organizer_id, id, id from hosts where email like '%@other-%.example'`)
  await client`
    insert into page_revisions (id, organizer_id, page_id, number, content, created_at)
    select id, organizer_id, id, 1, ${client.json(content)}, now() from pages where slug = 'consultation'`
  await client.unsafe(`
    update pages set status = 'published', published_revision_id = id, published_at = now()
    where slug = 'consultation'`)
}
