import { hashToken } from "#app/platform/hash-token.server.ts"

/** How long a session lives after it was last used. */
export const SESSION_DAYS = 30

/** What the database keeps of a session's token: it is random, so one hash without salt is enough. */
export function hashSessionToken(token: string): string {
  return hashToken(token)
}

/** When a session that is used at this moment will end. */
export function sessionEnd(at: Date): Date {
  return new Date(at.getTime() + SESSION_DAYS * 86_400_000)
}
