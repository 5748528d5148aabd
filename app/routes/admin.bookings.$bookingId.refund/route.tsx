import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { refundSection } from "#app/admin/bookings/refund-section.ts"
import { requireBooking } from "#app/admin/bookings/require-booking.server.ts"
import { schemaOf } from "#app/admin/field-form.ts"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { ShortForm } from "#app/admin/short-form.tsx"
import { showAgain } from "#app/admin/show-again.server.ts"
import { refundBooking } from "#app/features/payment/refund-booking.server.ts"
import { refundablePayment } from "#app/features/payment/refundable-payment.ts"
import { formatMoney } from "#app/messages/format.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("admin.booking.refund.title")

const admin = { least: "admin" } as const

/** What is left to return, of the payment that a refund takes from. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { booking } = await requireBooking(request, params["bookingId"], runtime, admin)
  const payment = refundablePayment(booking.payments)
  return {
    id: booking.id,
    clientName: booking.clientName,
    currency: payment?.currency ?? booking.currency,
    capturedMinor: payment?.capturedMinor ?? 0,
    leftMinor: payment ? payment.capturedMinor - payment.refundReservedMinor : 0,
    attempt: runtime.ids(),
    now: await runtime.clock.now(runtime.db),
  }
}

/** Returns `amount`; the form again (400) when it is none, or more than is left. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, booking } = await requireBooking(request, params["bookingId"], runtime, admin)
  const { id: bookingId } = booking
  const formData = await requireForm(request)
  const currency = refundablePayment(booking.payments)?.currency ?? booking.currency
  const submission = readForm(formData, schemaOf([refundSection(currency)], formData))
  if (submission.status !== "success") {
    const { lastResult, status } = showAgain(submission)
    return data(lastResult, { status })
  }
  const given = formData.get("attempt")
  const attempt = typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? { attempt: given } : {}
  const amountMinor = Number(submission.value["amount"])
  const result = await refundBooking(actor, { bookingId, amountMinor, ...attempt }, runtime)
  if (result.ok) throw redirect(paths.adminBooking(bookingId, { notice: "refunded" }), 303)
  if (result.problem === "not-found") notFound()
  const { lastResult, status } = showAgain(submission, {
    fieldErrors: { amount: [result.problem] },
  })
  return data(lastResult, { status })
}

export default function Refund() {
  const { id, clientName, currency, capturedMinor, leftMinor, attempt, now } =
    useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { text, locale } = useLanguage()
  const money = (amountMinor: number) => formatMoney(amountMinor, currency, locale)
  return (
    <>
      <PageHeader title={text("admin.booking.refund.title")} lead={<bdi>{clientName}</bdi>} />
      <div className="grid max-w-prose gap-6">
        {leftMinor === 0 ? (
          <Notice headline={text("admin.booking.refund.nothingLeft")} />
        ) : (
          <>
            <p>
              {text("admin.booking.refund.left", {
                captured: money(capturedMinor),
                left: money(leftMinor),
              })}
            </p>
            <ShortForm
              id="refund"
              section={refundSection(currency)}
              content={{ amount: leftMinor }}
              lastResult={lastResult}
              submitLabel={text("admin.booking.refund.submit")}
              now={now}
              hidden={{ attempt }}
            />
          </>
        )}
        <TextLink href={paths.adminBooking(id)}>{text("admin.booking.cancellation.back")}</TextLink>
      </div>
    </>
  )
}
