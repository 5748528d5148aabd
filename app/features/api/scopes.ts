/** What a key may do beyond what needs none. */
export const API_SCOPES = [
  "pages:read",
  "bookings:read",
  "bookings:write",
  "webhooks:write",
] as const

export type ApiScope = (typeof API_SCOPES)[number]

/** Those for which there are operations: what a new key can be given. */
export const OFFERED_SCOPES = ["pages:read", "bookings:read", "bookings:write"] as const
