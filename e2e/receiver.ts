import { createHmac } from "node:crypto"
import { createServer } from "node:http"
import { expect } from "@playwright/test"

export type Message = {
  id: string
  raw: string
  body: { type: string; data: Record<string, unknown> }
  timestamp: string
  signatures: string[]
}

/** A program of the organizer, on a port of its own, that takes messages and answers as it is told. */
export async function startReceiver() {
  const messages: Message[] = []
  let status = 204
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on("data", (part: Buffer) => parts.push(part))
    request.on("end", () => {
      const raw = Buffer.concat(parts).toString("utf8")
      messages.push({
        id: String(request.headers["webhook-id"]),
        timestamp: String(request.headers["webhook-timestamp"]),
        signatures: String(request.headers["webhook-signature"]).split(" "),
        body: JSON.parse(raw) as Message["body"],
        raw,
      })
      response.statusCode = status
      response.end(status >= 400 ? "Nobody is at home" : "")
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("The receiver has no port.")
  return {
    url: `http://127.0.0.1:${address.port}/hooks`,
    messages,
    answer(next: number) {
      status = next
    },
    /** Waits for a message. */
    async next(which: (message: Message) => boolean, count = 1): Promise<Message> {
      await expect.poll(() => messages.filter(which).length).toBe(count)
      return messages.findLast(which)!
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** Whether one of a message's signatures was made with this secret, by the Standard Webhooks text. */
export function isSignedWith(secret: string, { id, timestamp, raw, signatures }: Message): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64")
  const value = createHmac("sha256", key).update(`${id}.${timestamp}.${raw}`).digest("base64")
  return signatures.includes(`v1,${value}`)
}
