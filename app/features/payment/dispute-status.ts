/** Statuses of the provider after which nothing is to be answered any more. */
export const ENDED_DISPUTES: readonly string[] = ["won", "lost", "warning_closed", "prevented"]

/**
 * Whether a dispute with this status has the organizer's money, or may take it yet; one that was lost keeps it. A status
 * that is not known here is taken for one that is open.
 * @see https://docs.stripe.com/api/disputes/object#dispute_object-status
 */
export function takesMoney(status: string): boolean {
  return status === "lost" || !ENDED_DISPUTES.includes(status)
}
