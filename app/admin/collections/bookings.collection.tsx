import { CalendarDays, TriangleAlert } from "lucide-react"
import { z } from "zod"
import { BookingStateBadge } from "#app/admin/booking-state-badge.tsx"
import type { Collection } from "#app/admin/collection.ts"
import type { BookingSort, ListedBooking } from "#app/features/booking/list-bookings.server.ts"
import { bookingStates } from "#app/features/booking/states.ts"
import { paths } from "#app/paths.ts"
import { isId } from "#app/platform/ids.ts"
import { Icon } from "#app/ui/icon.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { Money } from "#app/ui/money.tsx"

const words = "admin.bookings"

/** Bookings as a list. */
export const bookingsCollection: Collection<ListedBooking, BookingSort> = {
  words,
  icon: CalendarDays,
  rowKey: (booking) => booking.id,
  columns: [
    {
      key: "starts",
      heading: `${words}.columns.starts`,
      sort: "starts",
      isRowHeading: true,
      cell: (booking, { timeZone }) => (
        <a
          href={paths.adminBooking(booking.id)}
          className="link inline-flex min-h-11 items-center whitespace-nowrap"
        >
          <Moment at={booking.startsAt} timeZone={timeZone} />
        </a>
      ),
    },
    {
      key: "client",
      heading: `${words}.columns.client`,
      sort: "name",
      cell: (booking) => (
        <>
          <span className="block">
            <bdi>{booking.clientName}</bdi>
          </span>
          <span className="text-sm text-muted">{booking.clientEmail}</span>
        </>
      ),
    },
    {
      key: "page",
      heading: `${words}.columns.page`,
      cell: (booking) => (
        <>
          <span className="block">
            <bdi>{booking.pageTitle}</bdi>
          </span>
          <span className="text-sm whitespace-nowrap text-muted">{booking.reference}</span>
        </>
      ),
    },
    {
      key: "state",
      heading: `${words}.columns.state`,
      cell: (booking) => <State booking={booking} />,
    },
    {
      key: "amount",
      heading: `${words}.columns.amount`,
      isNumber: true,
      cell: ({ amountMinor, currency }) => <Price amountMinor={amountMinor} currency={currency} />,
    },
    {
      key: "created",
      heading: `${words}.columns.created`,
      sort: "created",
      cell: (booking, { timeZone }) => (
        <span className="whitespace-nowrap">
          <Moment at={booking.createdAt} timeZone={timeZone} show="day" />
        </span>
      ),
    },
  ],
  filters: [
    {
      name: "state",
      label: `${words}.columns.state`,
      kind: "choice",
      anyLabel: `${words}.anyState`,
      options: bookingStates.map((value) => ({ value, label: `${words}.states.${value}` })),
    },
    {
      name: "page-id",
      label: `${words}.columns.page`,
      kind: "relation",
      anyLabel: `${words}.anyPage`,
      search: { name: "page-title", label: "fields.relation.findPage" },
    },
    { name: "from", label: `${words}.from`, kind: "date" },
    { name: "until", label: `${words}.until`, kind: "date" },
  ],
  rules: {
    sorts: ["starts", "created", "name"],
    defaultSort: { sort: "starts", direction: "descending" },
    filters: [
      { name: "state", schema: z.enum(bookingStates) },
      { name: "page-id", schema: z.string().refine(isId) },
      { name: "page-title", schema: z.string().max(100) },
      { name: "from", schema: z.iso.date() },
      { name: "until", schema: z.iso.date() },
    ],
  },
}

function State({ booking }: { booking: ListedBooking }) {
  const { text } = useLanguage()
  return (
    <span className="flex flex-wrap items-center gap-2">
      <BookingStateBadge state={booking.state} />
      {booking.flags.length > 0 ? (
        <span className="inline-flex items-center gap-1 text-sm text-caution">
          <Icon of={TriangleAlert} size={16} />
          {text(`${words}.flagged`)}
        </span>
      ) : null}
    </span>
  )
}

function Price({ amountMinor, currency }: { amountMinor: number; currency: string }) {
  const { text } = useLanguage()
  if (amountMinor === 0) return <>{text("interface.money.free")}</>
  return <Money amountMinor={amountMinor} currency={currency} />
}
