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

export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const problem = databaseProblem(error)
  return problem?.code === UNIQUE && problem.constraint_name === constraint
}

export function isCheckViolation(error: unknown, constraint: string): boolean {
  const problem = databaseProblem(error)
  return problem?.code === CHECK && problem.constraint_name === constraint
}
