import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

export type ReceivedMessage = { body: string; signature: string }

/**
 * A webhook address for tests, on a free loopback port: keeps what it gets and answers `status`, which may be
 * changed at any time.
 */
export async function startWebhookInbox(): Promise<{
  url: string
  received: ReceivedMessage[]
  answerWith(status: number): void
  /** Resolves when at least so many messages have come; rejects after ten seconds. */
  until(count: number): Promise<void>
  stop(): Promise<void>
}> {
  const received: ReceivedMessage[] = []
  let status = 200
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of incoming as AsyncIterable<Uint8Array>) chunks.push(chunk)
    const signature = String(incoming.headers["stripe-signature"])
    received.push({ body: Buffer.concat(chunks).toString("utf8"), signature })
    outgoing.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/api/webhooks/stripe`,
    received,
    answerWith(next) {
      status = next
    },
    async until(count) {
      for (let tries = 0; received.length < count; tries += 1) {
        if (tries === 1000) throw new Error(`only ${received.length} of ${count} messages came`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
