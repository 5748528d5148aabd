import type { LoaderFunctionArgs } from "@remix-run/node"
import { invitationFile } from "#app/features/notification/invitation.server.ts"
import { openHere, privateHeaders } from "#app/routes/bookings.$token._index/follow-link.server.ts"
import { requireWithinLimit } from "#app/platform/require-within-limit.server.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * The booking as a file for one's own calendar, by a `calendar` or a `status` link. PUBLISH, since an
 * invitation goes by mail alone (RFC 5546 §3.2.1). 404 unless the booking stands, 410 for an old link.
 */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  await requireWithinLimit(request, runtime)
  const link = await openHere(request, params["token"], ["calendar", "status"], runtime)
  if (link.kind === "outdated" || link.kind === "expired") {
    return new Response(null, { status: 410, headers: privateHeaders })
  }
  const stands =
    link.kind === "open" &&
    (link.booking.state === "CONFIRMED" || link.booking.state === "COMPLETED")
  if (!stands) return new Response(null, { status: 404, headers: privateHeaders })
  return new Response(invitationFile(link.booking, "PUBLISH", link.now), {
    headers: {
      ...privateHeaders,
      "Content-Type": "text/calendar; charset=utf-8; method=PUBLISH",
      "Content-Disposition": 'attachment; filename="booking.ics"',
    },
  })
}
