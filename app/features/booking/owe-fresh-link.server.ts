import { inTransaction } from "#db/transaction.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { OpenLink, SpentLink } from "./open-booking-link.server.ts"

const HOUR = 3_600_000

/**
 * Mails a fresh link to the booking's own address, at most once an hour, whoever asks with any genuine
 * link of it. A booking whose links are over for good gets none.
 */
export async function oweFreshLink(
  link: Pick<OpenLink | SpentLink, "booking"> & { isRenewable?: boolean },
  runtime: Runtime,
): Promise<void> {
  if (link.isRenewable === false) return
  const { id, organizerId } = link.booking
  await inTransaction(runtime.db, async (tx) => {
    const at = await runtime.clock.now(tx)
    await oweEmail(tx, runtime, {
      organizerId,
      bookingId: id,
      kind: "fresh-link",
      recipient: "client",
      // One of each kind, recipient and sequence exists: the hour makes it one an hour.
      sequence: Math.floor(at.getTime() / HOUR),
      sendAfter: at,
      at,
    })
  })
}
