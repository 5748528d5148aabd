import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

import type { StandIn } from "#app/providers/stand-in.ts"

/**
 * Serves one stand-in on a free loopback port, for tests. `make` gets the origin, which is known only once
 * the port is. A caller that goes away aborts its request's signal.
 */
export async function serveOnLoopback(
  make: (origin: string) => StandIn,
): Promise<{ origin: string; standIn: StandIn; stop: () => Promise<void> }> {
  let standIn: StandIn | null = null
  const server = createServer((incoming, outgoing) => {
    if (standIn !== null) void answer(standIn, incoming, outgoing)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  standIn = make(origin)
  await standIn.start?.()
  return { origin, standIn, stop: () => stop(server, standIn) }
}

async function stop(server: Server, standIn: StandIn | null) {
  await standIn?.stop?.()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

async function answer(standIn: StandIn, incoming: IncomingMessage, outgoing: ServerResponse) {
  const gone = new AbortController()
  outgoing.on("close", () => gone.abort())
  const chunks: Uint8Array[] = []
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) chunks.push(chunk)
  const method = incoming.method ?? "GET"
  const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method,
    headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
    signal: gone.signal,
    ...(method === "GET" ? {} : { body: Buffer.concat(chunks) }),
  })
  const response = await standIn.handle(request)
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}
