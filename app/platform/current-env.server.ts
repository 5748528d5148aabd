import { readEnv, type Env } from "./env.server.ts"

let known: Env | undefined

/** The environment of this process, judged once. Throws EnvProblem as readEnv does. */
export function currentEnv(): Env {
  known ??= readEnv(process.env)
  return known
}
