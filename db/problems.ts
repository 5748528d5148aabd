import { DrizzleQueryError } from "drizzle-orm"

type PostgresError = { code: string; constraint_name?: string; message: string }

/** The database's own error inside what drizzle wraps around it, or null when it is something else. */
export function databaseProblem(error: unknown): PostgresError | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: unknown }).code
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return cause as never
  }
  return null
}

const EXCLUSION = "23P01"
const UNIQUE = "23505"
const CHECK = "23514"

/** Somebody has that time already: the exclusion constraint on occupancies refused. */
export function isTimeTaken(error: unknown): boolean {
  const problem = databaseProblem(error)
  return problem?.code === EXCLUSION && problem.constraint_name === "occupancies_never_overlap"
}

/** Whether a statement was refused by this unique constraint or index. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const problem = databaseProblem(error)
  return problem?.code === UNIQUE && problem.constraint_name === constraint
}

/** The driver's words for a connection that is cut or never comes to be, and the server's while it comes and goes. */
const NO_CONNECTION = /^(CONNECT(ION)?_\w+|08\w{3}|57P0[123]|53300)$/
/** The system's; of anybody's sockets, so they count only below a query. */
const NO_SOCKET =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/

/** The database cannot be asked just now: it is away, comes up, goes down, or has no connection left. */
export function isDatabaseAway(error: unknown): boolean {
  let isOfQuery = false
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    isOfQuery ||= cause instanceof DrizzleQueryError
    const code = String((cause as { code?: unknown }).code)
    if (NO_CONNECTION.test(code) || (isOfQuery && NO_SOCKET.test(code))) return true
  }
  return false
}

/** Whether a statement was refused by this check, or by a trigger that goes by its name. */
export function isCheckViolation(error: unknown, constraint: string): boolean {
  const problem = databaseProblem(error)
  return problem?.code === CHECK && problem.constraint_name === constraint
}
