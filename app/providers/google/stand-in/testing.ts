import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { systemRandom, type RandomBytes } from "#app/platform/random.ts"
import type { StandIn } from "#app/providers/stand-in.ts"
import type { ControlInput, ControlName } from "./control.ts"
import { createGoogleStandIn } from "./stand-in.ts"
import { answerNode } from "./answer-node.ts"
import type { ShownState } from "./shown-state.ts"

export type RunningGoogleStandIn = {
  origin: string
  clientId: string
  clientSecret: string
  /** For the client's settings of the same names. */
  apiBase: string
  oauthBase: string
  redirectUri: string
  state(): Promise<ShownState>
  /** Throws when the stand-in refuses. */
  control<Name extends ControlName>(name: Name, input: ControlInput<Name>): Promise<unknown>
  /** An account that has allowed everything, or just `scopes`, without the way through the consent page. */
  grant(email: string, scopes?: string[]): Promise<{ accessToken: string; refreshToken: string }>
  stop(): Promise<void>
}

/**
 * Starts the stand-in on a free loopback port, with its state in memory unless `dataDir` is given.
 * @param options `now` is the clock it shows; the system's otherwise
 */
export async function startGoogleStandIn(
  options: {
    now?: () => Date
    random?: RandomBytes
    dataDir?: string | null
    redirectUris?: string[]
  } = {},
): Promise<RunningGoogleStandIn> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const redirectUris = options.redirectUris ?? [
    "http://localhost:3000/integrations/google/callback",
  ]
  const client = { clientId: "test-client.apps.googleusercontent.com", clientSecret: "GOCSPX-test" }
  let standIn: StandIn
  try {
    standIn = createGoogleStandIn({
      dataDir: options.dataDir ?? null,
      origin,
      appUrl: "http://localhost:3000",
      now: options.now ?? (() => new Date()),
      random: options.random ?? systemRandom,
      redirectUris,
      ...client,
    })
  } catch (error) {
    server.close()
    throw error
  }
  server.on("request", (request, response) => void answerNode(standIn, origin, request, response))

  async function control<Name extends ControlName>(name: Name, input: ControlInput<Name>) {
    const response = await fetch(`${origin}/google/control/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`The stand-in refused ${name}: ${JSON.stringify(answer)}`)
    return answer
  }

  return {
    origin,
    ...client,
    apiBase: `${origin}/google`,
    oauthBase: `${origin}/google`,
    redirectUri: redirectUris[0]!,
    state: async () => (await (await fetch(`${origin}/google/state`)).json()) as ShownState,
    control,
    async grant(email, scopes) {
      const answer = await control("grants", scopes === undefined ? { email } : { email, scopes })
      const tokens = answer as { access_token: string; refresh_token: string }
      return { accessToken: tokens.access_token, refreshToken: tokens.refresh_token }
    },
    async stop() {
      await standIn.stop?.()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
