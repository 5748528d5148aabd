import { and, eq, inArray } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { outboundEmails } from "#db/schema/messages.ts"
import type { EmailKind } from "#app/features/notification/kinds.ts"

export const reminderMails = ["reminder-24h", "reminder-1h"] as const satisfies EmailKind[]
export const holdMails = ["hold-resume", "payment-failed"] as const satisfies EmailKind[]

/**
 * Nothing after the end: mails of these kinds that have not gone out are dropped with the reason, in the
 * transaction that makes them untrue.
 */
export async function dropMails(
  tx: Transaction,
  bookingId: string,
  kinds: readonly EmailKind[],
  outcome: "moved" | "ended" | "paid",
): Promise<void> {
  await tx
    .update(outboundEmails)
    .set({ state: "dropped", outcome })
    .where(
      and(
        eq(outboundEmails.bookingId, bookingId),
        eq(outboundEmails.state, "pending"),
        inArray(outboundEmails.kind, [...kinds]),
      ),
    )
}
