import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { CancellationForm } from "#app/admin/bookings/cancellation-form.tsx"
import { requireBooking } from "#app/admin/bookings/require-booking.server.ts"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { cancelBooking } from "#app/features/booking/cancel-booking.server.ts"
import type { OrganizersBooking } from "#app/features/booking/find-booking-for-organizer.server.ts"
import { refundChoices } from "#app/features/booking/refund-choices.ts"
import { isHold } from "#app/features/booking/states.ts"
import type { SignedIn } from "#app/features/organizer/find-session.server.ts"
import { hasRole, requireRole } from "#app/features/organizer/gates.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { MomentRange } from "#app/ui/moment.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("admin.booking.cancellation.title")

/**
 * What canceling would do to the money, by each choice, before anything is done. 403 for a member where money came
 * in: what goes back is not theirs to decide.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer, booking } = await requireBooking(request, params["bookingId"], runtime)
  requireMoneyRole(actor, booking)
  const { id, state, startsAt, endsAt, clientName, currency, content, payments } = booking
  const now = await runtime.clock.now(runtime.db)
  return {
    ...{ id, startsAt, endsAt, clientName, currency },
    timeZone: organizer.timeZone,
    mayCancel: isHold(state) || state === "CONFIRMED",
    ...refundChoices(content.refundRule, payments, { startsAt, now }),
  }
}

/** `refund` says what goes back: `by-rule`, `full` or `none`. 409 when it cannot be canceled any more. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, booking } = await requireBooking(request, params["bookingId"], runtime)
  requireMoneyRole(actor, booking)
  const { id: bookingId } = booking
  const refund = (await requireForm(request)).get("refund")
  if (refund !== "by-rule" && refund !== "full" && refund !== "none") {
    return data({ problem: "refund-unchosen" }, { status: 400 })
  }
  // What comes in at this very moment goes back whole, rather than as a member says.
  const wanted = hasRole(actor, "admin") ? refund : "full"
  const result = await cancelBooking(actor, { bookingId, refund: wanted }, runtime)
  if (result.ok) throw redirect(paths.adminBooking(bookingId, { notice: "canceled" }), 303)
  if (result.problem === "not-found") notFound()
  return data({ problem: "not-cancelable" }, { status: 409 })
}

function requireMoneyRole(actor: SignedIn["actor"], { payments }: OrganizersBooking): void {
  if (payments.some(({ capturedMinor }) => capturedMinor > 0)) requireRole(actor, "admin")
}

export default function Cancellation() {
  const given = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { text } = useLanguage()
  const say = (key: string) => text(`admin.booking.cancellation.${key}`)
  const { id, startsAt, endsAt, timeZone, mayCancel, byRuleMinor, fullMinor, currency } = given
  return (
    <>
      <PageHeader title={say("title")} lead={<bdi>{given.clientName}</bdi>} />
      <div className="grid max-w-prose gap-6">
        {answer ? (
          <Notice tone="danger" isNews headline={say(`problems.${answer.problem}`)} />
        ) : null}
        <p>
          <MomentRange startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} />
        </p>
        {mayCancel ? (
          <CancellationForm refund={{ byRuleMinor, fullMinor, currency }} />
        ) : (
          <Notice headline={say("problems.not-cancelable")} />
        )}
        <TextLink href={paths.adminBooking(id)}>{say("back")}</TextLink>
      </div>
    </>
  )
}
