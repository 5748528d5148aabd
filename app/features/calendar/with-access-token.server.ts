import type { CalendarPort } from "#app/providers/calendar-port.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { getCalendarPort, type Connection } from "./connection.server.ts"
import { freshAccessToken } from "./refresh-access-token.server.ts"

/**
 * Calls a provider with an access token that is good for another while. A token that is refused all the
 * same is refreshed once, and the call made again.
 *
 * @param connection its row as it was loaded; tokens are read anew when they have run out
 * @param call what to ask; it may run twice, so it must not change anything before its request was accepted
 * @param options.signal ends the waiting
 * @throws ProviderFailure `connection-broken` when the connection is broken or disconnected
 */
export async function withAccessToken<T>(
  connection: Connection,
  runtime: Runtime,
  call: (accessToken: string, port: CalendarPort) => Promise<T>,
  options: { signal?: AbortSignal } = {},
): Promise<T> {
  const port = getCalendarPort(runtime, connection.provider)
  const accessToken = await freshAccessToken(connection, null, runtime, options)
  try {
    return await call(accessToken, port)
  } catch (error) {
    if (!(error instanceof ProviderFailure) || error.kind !== "unauthorized") throw error
    return await call(await freshAccessToken(connection, accessToken, runtime, options), port)
  }
}
