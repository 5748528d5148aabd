import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import type { LeadsOn } from "#app/features/booking/lead-on.server.ts"
import { openDetails } from "#app/features/booking/open-details.server.ts"
import { sendDetails } from "#app/features/booking/send-details.server.ts"
import { FILE_LIMITS } from "#app/features/booking/received-files.ts"
import { DetailsScreen } from "#app/features/booking/screens/details-screen.tsx"
import { PaymentElsewhereScreen } from "#app/features/booking/screens/payment-elsewhere-screen.tsx"
import type { ShownDetails } from "#app/features/booking/show-details.server.ts"
import { findWhereabouts } from "#app/features/page/find-whereabouts.server.ts"
import { ClosedLinkScreen } from "#app/features/page/screens/closed-link-screen.tsx"
import type { ShownClosedLink } from "#app/features/page/show-closed-link.ts"
import { clientAddress } from "#app/platform/client-address.ts"
import { forwardHeaders } from "#app/platform/forward-headers.ts"
import { movedTo } from "#app/platform/moved-to.ts"
import { readFormWithFiles } from "#app/platform/read-form-with-files.server.ts"
import { readerLocale } from "#app/platform/reader-locale.ts"
import { requireWithinLimit } from "#app/platform/require-within-limit.server.ts"
import { rememberedZone } from "#app/platform/zone-cookie.ts"
import { getRuntime, type Runtime } from "#app/runtime.server.ts"

type Shown = ShownDetails | ShownClosedLink | Extract<LeadsOn, { kind: "elsewhere" }>["shown"]

/** By request, what its action answered: that page is shown, and the form is not opened a second time. */
const answered = new WeakMap<object, Shown>()

/**
 * `/:organizer/:page/book?start=…Z&duration=MIN&host=ID`: the details form, filled in by `name`, `email`, `notes`,
 * `answers.<id>` or the booking that `resume` names. 409 with the nearest others when the time is gone, 503 when
 * the calendar cannot be read, 303 to the page when `start` is no instant.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const answer = answered.get(context)
  if (answer) return data(answer)
  const runtime = getRuntime()
  await requireWithinLimit(request, runtime)
  const opened = await openDetails(readAddress({ request, params }), runtime)
  if (!opened) return showClosed(await notHere({ request, params }, runtime))
  if (opened.kind === "redirect") throw redirect(opened.href, 303)
  if (opened.kind === "closed-link") return showClosed(opened.shown)
  return show(opened.shown, opened.status)
}

/**
 * Takes the time: fields `name`, `email`, `notes`, `timeZone`, `answers.<id>`, `attempt`, `revision`; files of
 * `answers.<id>`, or those kept already as `files.<id>`. 303 to the checkout, or to the booking's page when nothing is
 * due; with `embed=1` to `held`. Refused, the form comes back filled in: 400 a field is wrong, 409 the time is gone or
 * the offer changed or a single-use link is in use, 410 it is spent, 413 a file is too big, 429 too many unpaid holds
 * or files, 503 the calendar is silent.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const runtime = getRuntime()
  await requireWithinLimit(request, runtime)
  const address = readAddress({ request, params })
  const body = await readFormWithFiles(request, FILE_LIMITS)
  const { form, files } = body ?? { form: null, files: new Map() }
  const sent = await sendDetails(
    { ...address, form, files, clientAddress: clientAddress(request) },
    runtime,
  )
  if (!sent) {
    const shown = await notHere({ request, params }, runtime)
    answered.set(context, shown)
    return showClosed(shown)
  }
  if (sent.kind === "redirect") throw redirect(sent.href, 303)
  answered.set(context, sent.shown)
  if (sent.kind === "elsewhere") return show(sent.shown, 200)
  return show(sent.shown, sent.status, sent.retryAfterSeconds)
}

type Asked = Pick<LoaderFunctionArgs, "request" | "params">

function readAddress({ request, params }: Asked) {
  return {
    organizerSlug: params["organizer"] ?? "",
    pageSlug: params["page"] ?? "",
    query: new URL(request.url).searchParams,
    rememberedZone: rememberedZone(request),
    locale: (fallback: string) => readerLocale(request, fallback),
  }
}

/** A page that is elsewhere now keeps what was sent to it: 308 repeats the POST. 404 where there is none. */
async function notHere({ request, params }: Asked, runtime: Runtime): Promise<ShownClosedLink> {
  const found = await findWhereabouts(readAddress({ request, params }), runtime)
  if (!found) throw data(null, { status: 404 })
  if (found.kind === "closed-link") return found.shown
  const status = request.method === "POST" ? 308 : 301
  throw movedTo(request, `${found.path}/book`, status)
}

const showClosed = (shown: ShownClosedLink) => show(shown, shown.status)

/** The form carries a random of its own: nobody else may be given a copy, but its reader may go back to it. */
function show(shown: Shown, status: number, retryAfterSeconds: number | null = null) {
  const headers = new Headers({ "Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex" })
  if (retryAfterSeconds !== null) headers.set("Retry-After", String(retryAfterSeconds))
  return data(shown, { status, headers })
}

export const headers = forwardHeaders

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }]

export default function BookingForm() {
  const page = useLoaderData<typeof loader>()
  if (page.kind === "closed-link") return <ClosedLinkScreen facts={page.facts} />
  if (page.kind === "elsewhere") return <PaymentElsewhereScreen {...page.facts} />
  return <DetailsScreen facts={page.facts} />
}
