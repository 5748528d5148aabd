/** The API version that requests, answers and our reading of them are pinned to. */
export const stripeApiVersion = "2026-10-28.endive"
