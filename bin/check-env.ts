import { EnvProblem, readEnv } from "#app/platform/env.server.ts"

/**
 * Judges the environment before anything is started.
 *
 * @returns 0, or 1 after one line that names the variable with the wrong value
 */
export async function main(): Promise<number> {
  try {
    readEnv(process.env)
    return 0
  } catch (error) {
    if (!(error instanceof EnvProblem)) throw error
    console.error(error.message)
    return 1
  }
}
