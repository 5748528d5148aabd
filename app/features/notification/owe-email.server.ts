import type { Transaction } from "#db/client.ts"
import { outboundEmails } from "#db/schema/messages.ts"
import { sendAlong } from "#db/transaction.ts"
import { enqueue } from "#jobs/enqueue.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { EmailKind } from "./kinds.ts"

/**
 * Owes a mail in the transaction that gives the reason for it. A mail of the same kind, recipient and
 * sequence about the same booking exists once, however often it is owed.
 * @param recipient `client`, `user`, or a host's id: never an address
 * @param sendAfter when it is due; whether it is still wanted then is asked again when it is sent
 */
export async function oweEmail(
  tx: Transaction,
  runtime: Pick<Runtime, "ids" | "env">,
  mail: {
    organizerId: string | null
    bookingId: string | null
    userId?: string
    kind: EmailKind
    recipient: string
    sequence: number
    sendAfter: Date
    at: Date
    detail?: Record<string, string | number | boolean | null>
  },
): Promise<void> {
  const id = runtime.ids()
  const insertion = tx
    .insert(outboundEmails)
    .values({
      id,
      organizerId: mail.organizerId,
      bookingId: mail.bookingId,
      userId: mail.userId ?? null,
      kind: mail.kind,
      recipient: mail.recipient,
      sequence: mail.sequence,
      detail: mail.detail ?? null,
      sendAfter: mail.sendAfter,
      // Stable, so that a repeat after a crash is recognised as the same mail (RFC 5322 §3.6.4).
      messageId: `<${id}@${new URL(runtime.env.appUrl).hostname}>`,
      createdAt: mail.at,
    })
    .onConflictDoNothing()
    .returning({ id: outboundEmails.id })
  const owed = insertion.then(async ([row]) => {
    if (!row) return
    const when = { runAt: mail.sendAfter, key: `email:${row.id}` }
    await enqueue(tx, "send_email", { outboundEmailId: row.id }, when)
  })
  await sendAlong(tx, owed)
}
