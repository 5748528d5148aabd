import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireBooking } from "#app/admin/bookings/require-booking.server.ts"
import { ReplacementForm } from "#app/admin/hosts/replacement-form.tsx"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { reassignBooking } from "#app/features/booking/reassign-booking.server.ts"
import { listReplacements } from "#app/features/host/list-replacements.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { MomentRange } from "#app/ui/moment.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("hosts.reassign.title")

const admin = { least: "admin" } as const

/** Who could take a booking over, with what is in the way of each; 404 for a booking of anybody else. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer, booking } = await requireBooking(request, params["bookingId"], runtime, admin)
  const { id, state, startsAt, endsAt, clientName } = booking
  return {
    ...{ id, startsAt, endsAt, clientName },
    replacements: await listReplacements(booking, runtime),
    isOpen: state === "CONFIRMED" && startsAt > (await runtime.clock.now(runtime.db)),
    timeZone: organizer.timeZone,
  }
}

/**
 * Gives the booking to `host`, who replaces `from` where the form names somebody. 400 without a host; 409 when they cannot
 * take it, when `from` takes no part, or when it goes to nobody any more.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, booking } = await requireBooking(request, params["bookingId"], runtime, admin)
  const { id: bookingId } = booking
  const form = await requireForm(request)
  const chosen = { from: chosenIn(form, "from"), host: chosenIn(form, "host") }
  const { from: fromHostId, host: hostId } = chosen
  if (hostId === null) return data({ problem: "unchosen" as const, chosen }, { status: 400 })
  const result = await reassignBooking(actor, { bookingId, hostId, fromHostId }, runtime)
  if (result.ok || result.problem === "same-host") {
    // The same form sent twice: it is done.
    throw redirect(paths.adminBooking(bookingId, { notice: "reassigned" }), 303)
  }
  if (result.problem === "not-found" || result.problem === "not-a-host") notFound()
  return data({ problem: result.problem, chosen }, { status: 409 })
}

function chosenIn(form: FormData, field: string): string | null {
  const value = form.get(field)
  return typeof value === "string" && value !== "" ? value : null
}

export default function Reassign() {
  const given = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { text, locale } = useLanguage()
  const { id, replacements, isOpen, startsAt, endsAt, timeZone } = given
  const names = new Intl.ListFormat(locale).format(replacements.present.map(({ name }) => name))
  const problem = answer ? text(`hosts.reassign.problems.${answer.problem}`) : null
  const isOfFrom = answer?.problem === "not-taking-part"
  const isOver = !isOpen || answer?.problem === "not-reassignable"
  return (
    <>
      <PageHeader title={text("hosts.reassign.title")} lead={<bdi>{given.clientName}</bdi>} />
      <div className="grid max-w-prose gap-6">
        {problem && !isOver ? <Notice tone="danger" isNews headline={problem} /> : null}
        <div>
          <MomentRange startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} />
          <p>{text("hosts.reassign.with", { names })}</p>
        </div>
        {isOver ? (
          <Notice headline={text("hosts.reassign.problems.not-reassignable")} />
        ) : replacements.others.length === 0 ? (
          <Notice headline={text("hosts.reassign.nobody")} />
        ) : (
          <ReplacementForm
            replacements={replacements}
            chosen={answer?.chosen ?? { from: null, host: null }}
            problems={{ from: isOfFrom ? problem : null, host: isOfFrom ? null : problem }}
          />
        )}
        <TextLink href={paths.adminBooking(id)}>{text("admin.booking.cancellation.back")}</TextLink>
      </div>
    </>
  )
}
