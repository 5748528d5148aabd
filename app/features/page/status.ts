/** How a page stands. The newest revision is its draft; clients see the published one while it is `published`. */
export const pageStatuses = ["draft", "published", "unpublished", "archived"] as const

export type PageStatus = (typeof pageStatuses)[number]
