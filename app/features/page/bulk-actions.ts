/** What takes several pages from clients at once, or gives them back to their organizer. */
export const WITHDRAWING_ACTIONS = ["unpublish", "archive", "bring-back"] as const
export type WithdrawingAction = (typeof WITHDRAWING_ACTIONS)[number]

/** What may be done with several pages at once. */
export const BULK_ACTIONS = ["unpublish", "archive", "duplicate", "bring-back"] as const
export type BulkAction = (typeof BULK_ACTIONS)[number]
