/** What a key may do beyond what needs none. Deliberately few: a key with `bookings:write` books for anybody. */
export const API_SCOPES = [
  "pages:read",
  "bookings:read",
  "bookings:write",
  "webhooks:write",
] as const

export type ApiScope = (typeof API_SCOPES)[number]
