import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { refusalOf, type ReceivedHeaders } from "./verify-message.ts"

export type Received = {
  headers: ReceivedHeaders
  raw: Buffer
  path: string
  /** Why a strict receiver would not have believed it; null when it did. */
  refusal: string | null
}

/** What it answers once: a status, slowly, with a body, or no answer at all. */
export type PlayedAnswer = {
  status?: number
  headers?: Record<string, string>
  body?: string | Buffer
  /** Keeps the caller waiting for ever. */
  silent?: boolean
  /** Answers with headers and a body that never ends. */
  endless?: boolean
  /** Closes the connection without a word. */
  hangUp?: boolean
}

/**
 * A program that is told what happens: it verifies every message as strictly as the standard has it, and
 * answers what it was given to answer, 204 otherwise; 401 to what it does not believe.
 */
export async function startReceiver({
  now,
  address = "127.0.0.1",
  port = 0,
}: {
  now: () => Date | Promise<Date>
  address?: string
  port?: number
}) {
  const received: Received[] = []
  const answers: PlayedAnswer[] = []
  let secret = ""
  let bytesSent = 0
  const server = createServer((request, response) => {
    request.socket.on("close", () => (bytesSent += request.socket.bytesWritten))
    void readAll(request).then(async (raw) => {
      const { headers } = request
      const refusal = refusalOf({ headers, raw }, secret, await now())
      received.push({ headers, raw, path: request.url ?? "", refusal })
      const next = answers.shift() ?? { status: refusal === null ? 204 : 401 }
      play(next, request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(port, address, resolve))
  const place = server.address() as AddressInfo
  return {
    url: `http://${address}:${place.port}/hooks`,
    port: place.port,
    received,
    /** The messages' bodies, in the order they came. */
    bodies: () => received.map(({ raw }) => JSON.parse(raw.toString("utf8")) as ReceivedBody),
    /** Over connections that are closed by now. */
    bytesSent: () => bytesSent,
    trust(shown: string) {
      secret = shown
    },
    /** What the next requests get, one each. */
    answer(...next: PlayedAnswer[]) {
      answers.push(...next)
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type ReceivedBody = { type: string; timestamp: string; data: Record<string, unknown> }
export type Receiver = Awaited<ReturnType<typeof startReceiver>>

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

function play(answer: PlayedAnswer, request: IncomingMessage, response: ServerResponse): void {
  if (answer.silent) return
  if (answer.hangUp) return void request.socket.destroy()
  response.writeHead(answer.status ?? 200, answer.headers)
  if (!answer.endless) return void response.end(answer.body)
  const part = Buffer.alloc(16 * 1024, "x")
  const more = () => {
    while (!response.destroyed && response.write(part));
  }
  response.on("drain", more)
  more()
}
