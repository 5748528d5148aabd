import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireBooking } from "#app/admin/bookings/require-booking.server.ts"
import { notFound } from "#app/admin/not-found.server.ts"
import { findBookingFile } from "#app/features/file/find-booking-file.server.ts"
import { attachment } from "#app/platform/attachment.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * A file that a client gave with a booking, to be saved: it comes from a stranger, so it is never shown as a page
 * or in one. 404 for a booking of another organizer, for a member who takes no part in it, and for a file that is
 * not this booking's.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { booking } = await requireBooking(request, params["bookingId"], runtime)
  const file = (await findBookingFile(booking, params["fileId"] ?? "", runtime)) ?? notFound()
  return new Response(file.body, {
    headers: {
      "Content-Type": file.contentType,
      "Content-Length": String(file.bytes),
      "Content-Disposition": attachment(file.filename),
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "private, no-store",
    },
  })
}
