import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import type { ReactNode } from "react"
import { BookingStateBadge } from "#app/admin/booking-state-badge.tsx"
import { BookingFacts } from "#app/admin/bookings/booking-facts.tsx"
import { BookingHistory } from "#app/admin/bookings/booking-history.tsx"
import { BookingCalendarEvents, BookingMails } from "#app/admin/bookings/booking-messages.tsx"
import { BookingMoney } from "#app/admin/bookings/booking-money.tsx"
import { requireBooking } from "#app/admin/bookings/require-booking.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import type { OrganizersBooking } from "#app/features/booking/find-booking-for-organizer.server.ts"
import { mayCallOff } from "#app/features/booking/may-call-off.ts"
import { listReplacements } from "#app/features/host/list-replacements.server.ts"
import { hasRole } from "#app/features/organizer/gates.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("admin.booking.title")

/** One booking of this organizer with its whole history; 404 for any other, and for a member who takes no part. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer, booking } = await requireBooking(request, params["bookingId"], runtime)
  const isAdmin = hasRole(actor, "admin")
  return {
    // Neither is for a browser: one proves a form, the other groups network addresses.
    booking: { ...booking, attempt: null, addressHash: null },
    timeZone: organizer.timeZone,
    notice: new URL(request.url).searchParams.get("notice"),
    mayCancel: mayCallOff(actor, booking),
    mayReassign:
      isAdmin &&
      booking.state === "CONFIRMED" &&
      booking.startsAt > (await runtime.clock.now(runtime.db)) &&
      (await listReplacements(booking, runtime)).others.length > 0,
    mayRefund:
      isAdmin && booking.payments.some((paid) => paid.capturedMinor > paid.refundReservedMinor),
  }
}

export default function BookingView() {
  const { booking, timeZone, notice, mayCancel, mayRefund, mayReassign } =
    useLoaderData<typeof loader>()
  const { text } = useLanguage()
  const done = ["canceled", "refunded", "reassigned"].find((name) => name === notice)
  return (
    <>
      <PageHeader
        title={<bdi>{booking.clientName}</bdi>}
        lead={<BookingStateBadge state={booking.state} />}
        action={
          <div className="flex flex-wrap gap-3">
            {mayReassign ? (
              <LinkButton href={paths.adminBookingHost(booking.id)}>
                {text("hosts.reassign.title")}
              </LinkButton>
            ) : null}
            {mayRefund ? (
              <LinkButton href={paths.adminBookingRefund(booking.id)}>
                {text("admin.booking.refund.title")}
              </LinkButton>
            ) : null}
            {mayCancel ? (
              <LinkButton href={paths.adminBookingCancellation(booking.id)}>
                {text("admin.booking.cancellation.title")}
              </LinkButton>
            ) : null}
          </div>
        }
      />
      <div className="grid gap-8">
        {done ? (
          <Notice tone="success" isNews headline={text(`admin.booking.done.${done}`)} />
        ) : null}
        {booking.flags.map((flag) => (
          <Flag key={flag} flag={flag} />
        ))}
        <BookingFacts booking={booking} timeZone={timeZone} />
        <Part name="money">
          <BookingMoney payments={booking.payments} timeZone={timeZone} />
        </Part>
        <Part name="mails">
          <BookingMails mails={booking.mails} timeZone={timeZone} />
        </Part>
        <Part name="calendar">
          <BookingCalendarEvents events={booking.calendarEvents} />
        </Part>
        <Part name="history">
          <BookingHistory events={booking.events} timeZone={timeZone} />
        </Part>
      </div>
    </>
  )
}

function Flag({ flag }: { flag: OrganizersBooking["flags"][number] }) {
  const { text } = useLanguage()
  return (
    <Notice tone="caution" headline={text("admin.booking.flag.headline")}>
      {text(`admin.booking.flag.${flag}`)}
    </Notice>
  )
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  const { text } = useLanguage()
  return (
    <section className="grid gap-3" aria-labelledby={`part-${name}`}>
      <h2 id={`part-${name}`} className="text-lg">
        {text(`admin.booking.${name}.title`)}
      </h2>
      {children}
    </section>
  )
}
