import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { moveByLink } from "#app/features/booking/move-by-link.server.ts"
import type { OpenLink } from "#app/features/booking/open-booking-link.server.ts"
import { readStart } from "#app/features/booking/read-start.ts"
import { LinkOutdatedScreen } from "#app/features/booking/screens/link-outdated-screen.tsx"
import { MoveScreen } from "#app/features/booking/screens/move-screen.tsx"
import { showMove, type ShownMove } from "#app/features/booking/show-move.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { followLink, gone, leadTo } from "#app/routes/bookings.$token._index/follow-link.server.ts"
import { getRuntime } from "#app/runtime.server.ts"

const opens = ["status", "reschedule"] as const

/**
 * Other times of a confirmed booking, by a `reschedule` or a `status` link. Query: `month` (YYYY-MM), `date`
 * (YYYY-MM-DD), `timeZone` (IANA), `start` (RFC 3339, UTC): the time to confirm, 409 when it is gone.
 */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { open, spent } = await followLink(request, params["token"], opens, runtime)
  if (!open) return spent
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const shown = await showMove(open, query, {}, runtime)
  return shown ? answer(shown) : nothingToMove(open)
}

/**
 * Moves to `start` (RFC 3339, UTC): 303 to the booking by a fresh link. 400 for no such instant, 409 with
 * other times when it is gone or too late, 503 when the calendar cannot be asked; then nothing changed.
 */
export async function action({ params, request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { open, spent } = await followLink(request, params["token"], opens, runtime)
  if (!open) return spent
  const form = await requireForm(request)
  const field = (name: string) => String(form.get(name) ?? "")
  const query = { start: field("start"), timeZone: field("timeZone") }
  const startsAt = readStart(query.start)
  const moved = startsAt ? await moveByLink(open, startsAt, runtime) : null
  if (moved?.kind === "moved") throw leadTo(paths.booking(moved.statusToken))
  const now = await followLink(request, params["token"], opens, runtime)
  if (!now.open) return now.spent
  const problem = moved?.kind === "refused" ? null : (moved?.kind ?? "time-taken")
  const shown = await showMove(now.open, query, { problem }, runtime)
  if (!shown) return nothingToMove(now.open)
  return data(shown, { status: startsAt === null ? 400 : shown.status === 503 ? 503 : 409 })
}

const answer = (shown: ShownMove) => data(shown, { status: shown.status })

/** A hold moves on its page, and what has ended nowhere. */
function nothingToMove(open: OpenLink) {
  if (open.purpose === "status") throw leadTo(paths.booking(open.token))
  return gone({ ...open, kind: "outdated", happened: "ended", isRenewable: true })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }]

export default function Reschedule() {
  const loaded = useLoaderData<typeof loader>()
  const page = useActionData<typeof action>() ?? loaded
  return page.kind === "spent" ? (
    <LinkOutdatedScreen {...page.facts} />
  ) : (
    <MoveScreen facts={page.facts} />
  )
}
