import { isDatabaseAway } from "#db/problems.ts"

/** After so many seconds it is worth asking again. */
export const SECONDS_AWAY = 10

/** Requests that failed because the database could not be asked: nothing is wrong with the product itself. */
const unanswered = new WeakSet<Request>()

/**
 * Whether a request only read, and failed because the database is away. Of a change that was sent nobody can say
 * whether it was made before the connection was cut.
 */
export function readsWithDatabaseAway(request: Request, error: unknown): boolean {
  const onlyReads = request.method === "GET" || request.method === "HEAD"
  return onlyReads && isDatabaseAway(error)
}

/** Notes such a request, for whoever renders its page without knowing the error. */
export function noteDatabaseAway(request: Request, error: unknown): void {
  if (readsWithDatabaseAway(request, error)) unanswered.add(request)
}

/** Whether the request failed for nothing but that. */
export function failedWithDatabaseAway(request: Request): boolean {
  return unanswered.has(request)
}
