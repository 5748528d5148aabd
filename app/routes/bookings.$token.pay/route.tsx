import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { LinkOutdatedScreen } from "#app/features/booking/screens/link-outdated-screen.tsx"
import { PayOutcomeScreen } from "#app/features/booking/screens/pay-outcome-screen.tsx"
import { PaymentElsewhereScreen } from "#app/features/booking/screens/payment-elsewhere-screen.tsx"
import { StatusScreen } from "#app/features/booking/screens/status-screen.tsx"
import {
  showPay,
  showPaymentElsewhere,
  type ShownPay,
} from "#app/features/booking/show-pay.server.ts"
import { startPayment } from "#app/features/booking/start-payment.server.ts"
import { findCheckoutAddress } from "#app/features/payment/find-checkout-address.server.ts"
import { paths } from "#app/paths.ts"
import { statusPage } from "#app/routes/bookings.$token._index/status-page.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { followLink, leadTo } from "#app/routes/bookings.$token._index/follow-link.server.ts"

const opens = ["status", "pay"] as const

/**
 * What there is to pay, until when, and one form; by a `pay` or a `status` link. With `?checkout=1` 303 to the
 * checkout that is open already: that opens nothing, so that a link may do it.
 */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { open, spent } = await followLink(request, params["token"], opens, runtime)
  if (!open) return spent
  const isAskedOn = new URL(request.url).searchParams.has("checkout")
  const address = isAskedOn ? await findCheckoutAddress(open.booking.id, runtime) : null
  if (address !== null) throw leadTo(address)
  return payPage(await showPay(open, {}, runtime))
}

/**
 * Opens or finds the one checkout: 303 there, 303 to the booking when there is nothing to pay, 503 when
 * the provider does not answer. Takes no fields.
 */
export async function action({ params, request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { open, spent } = await followLink(request, params["token"], opens, runtime)
  if (!open) return spent
  const started = await startPayment(open, runtime)
  switch (started.kind) {
    case "open":
      if (started.isFollowed) throw leadTo(started.address)
      return showPaymentElsewhere(open, started.address)
    case "see-status":
      throw leadTo(
        open.purpose === "status" ? paths.booking(open.token) : paths.bookingPay(open.token),
      )
    case "unreachable":
      return data(payPage(await showPay(open, { isCheckoutProblem: true }, runtime)), {
        status: 503,
      })
  }
}

const payPage = (shown: ShownPay) => (shown.kind === "status" ? statusPage(shown) : shown)

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }]

export default function Pay() {
  const loaded = useLoaderData<typeof loader>()
  const page = useActionData<typeof action>() ?? loaded
  switch (page.kind) {
    case "spent":
      return <LinkOutdatedScreen {...page.facts} />
    case "elsewhere":
      return <PaymentElsewhereScreen {...page.facts} />
    case "outcome":
      return <PayOutcomeScreen {...page.facts} />
    case "status":
      return <StatusScreen facts={page.facts} />
  }
}
