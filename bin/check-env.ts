import { isIP } from "node:net"
import { EnvProblem, readEnv } from "#app/platform/env.server.ts"

function refuseWrongProxies(entries: string[]): void {
  for (const entry of entries) {
    const [address = "", bits] = entry.split("/", 2)
    const most = isIP(address) === 6 ? 128 : 32
    const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most)
    if (isIP(address) === 0 || !isNetwork) {
      throw new EnvProblem("TRUSTED_PROXIES must list addresses or networks such as 10.0.0.0/8.")
    }
  }
}

/**
 * Judges the environment before anything is started.
 *
 * @returns 0, or 1 after one line that names the variable with the wrong value
 */
export async function main(): Promise<number> {
  try {
    refuseWrongProxies(readEnv(process.env).trustedProxies)
    return 0
  } catch (error) {
    if (!(error instanceof EnvProblem)) throw error
    console.error(error.message)
    return 1
  }
}
