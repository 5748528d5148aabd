import { accessSync, constants } from "node:fs"
import { resolve } from "node:path"
import { EnvProblem, readEnv, type Env } from "#app/platform/env.server.ts"
import { makeFolder } from "./files.mjs"

/** Found now, or by the first person who uploads a picture. */
function refuseClosedFolder({ s3, folder }: Env["storage"]): void {
  if (s3 || !process.env.MEDIA_DIR) return
  try {
    makeFolder(resolve(folder))
    // With a slash at its end, a file is none.
    accessSync(`${resolve(folder)}/`, constants.W_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new EnvProblem(
      `MEDIA_DIR must be a folder that may be written to (${code}). See .env.example.`,
    )
  }
}

/**
 * Judges the environment before anything is started.
 *
 * @returns 0, or 1 after one line that names the variable with the wrong value
 */
export async function main(): Promise<number> {
  try {
    refuseClosedFolder(readEnv(process.env).storage)
    return 0
  } catch (error) {
    if (!(error instanceof EnvProblem)) throw error
    console.error(error.message)
    return 1
  }
}
