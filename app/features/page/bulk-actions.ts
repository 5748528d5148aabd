/** What may be done with several pages at once. */
export const BULK_ACTIONS = ["unpublish", "archive", "bring-back"] as const
export type BulkAction = (typeof BULK_ACTIONS)[number]
