import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { CalendarDays } from "lucide-react"
import { AttentionList } from "#app/admin/attention-list.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { COUNTED_UP_TO } from "#app/features/counted-up-to.ts"
import { listBookings } from "#app/features/booking/list-bookings.server.ts"
import { listAttention } from "#app/features/failure/list-attention.server.ts"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { ownOnly } from "#app/features/organizer/own-only.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { DataTable } from "#app/ui/data-table.tsx"
import { EmptyState } from "#app/ui/empty-state.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { MomentRange } from "#app/ui/moment.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("admin.today.title")

const NEXT_MEETINGS = 10

/** The next meetings, and what needs to be looked at. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireOrganizer(request, runtime)
  const now = await runtime.clock.now(runtime.db)
  const [next, attention] = await Promise.all([
    listBookings(
      organizer.id,
      {
        ...{ search: "", pageId: null, from: null, until: null, timeZone: organizer.timeZone },
        ...{ state: "CONFIRMED", endsAfter: now, sort: "starts", direction: "ascending" },
        ...{ limit: NEXT_MEETINGS, offset: 0, onlyOfUser: ownOnly(actor) },
      },
      runtime,
    ),
    listAttention(actor, runtime),
  ])
  return { meetings: next.rows, total: next.total, attention, timeZone: organizer.timeZone }
}

export default function Today() {
  const { meetings, total, attention, timeZone } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  const say = (key: string) => text(`admin.today.${key}`)
  return (
    <>
      <PageHeader title={say("title")} />
      <div className="grid gap-10">
        <section className="grid gap-3" aria-labelledby="attention">
          <h2 id="attention" className="text-lg">
            {say("attention.title")}
          </h2>
          <AttentionList attention={attention} />
        </section>
        <section className="grid gap-3" aria-labelledby="next">
          <h2 id="next" className="text-lg">
            {say("next.title")}
          </h2>
          {meetings.length === 0 ? (
            <EmptyState icon={CalendarDays} headline={say("next.none")}>
              {say("next.noneText")}
            </EmptyState>
          ) : (
            <DataTable
              caption={say("next.title")}
              rows={meetings}
              rowKey={(booking) => booking.id}
              columns={[
                {
                  key: "when",
                  heading: text("admin.bookings.columns.starts"),
                  isRowHeading: true,
                  cell: (booking) => (
                    <a className="link" href={paths.adminBooking(booking.id)}>
                      <MomentRange
                        startsAt={booking.startsAt}
                        endsAt={booking.endsAt}
                        timeZone={timeZone}
                      />
                    </a>
                  ),
                },
                {
                  key: "client",
                  heading: text("admin.bookings.columns.client"),
                  cell: (booking) => <bdi>{booking.clientName}</bdi>,
                },
                {
                  key: "page",
                  heading: text("admin.bookings.columns.page"),
                  cell: (booking) => <bdi>{booking.pageTitle}</bdi>,
                },
              ]}
            />
          )}
          {total > meetings.length ? (
            <TextLink href={paths.adminBookings({ state: "CONFIRMED", sort: "starts" })}>
              {text(`admin.today.next.${total > COUNTED_UP_TO ? "allOfMany" : "all"}`, { total })}
            </TextLink>
          ) : null}
        </section>
      </div>
    </>
  )
}
