import type { ControlChange } from "./control.ts"
import type { InboxMessage } from "./read-message.ts"
import { createMailStandIn } from "./stand-in.ts"

const ORIGIN = "http://inbox.localhost"

/** A mail server for a test, on a free port of this machine. */
export type RunningMailStandIn = {
  /** For `SMTP_URL`. */
  smtpUrl: string
  /** Everything it took, newest last. */
  messages(): Promise<InboxMessage[]>
  /** Sets faults; those not named stay. `clear` empties the inbox. */
  control(change: ControlChange): Promise<void>
  /** What it answers over HTTP. */
  handle(request: Request): Promise<Response>
  stop(): Promise<void>
}

/**
 * Starts one.
 * @param dataDir where its messages stay for the next one; null, and nowhere
 */
export async function startMailStandIn({
  now = () => new Date(),
  dataDir = null,
  port = 0,
}: {
  now?: () => Date
  dataDir?: string | null
  port?: number
} = {}): Promise<RunningMailStandIn> {
  const standIn = createMailStandIn({
    dataDir,
    origin: ORIGIN,
    appUrl: ORIGIN,
    now,
    random: (size) => new Uint8Array(size),
    smtpUrl: `smtp://127.0.0.1:${port}`,
  })
  await standIn.start?.()
  return {
    smtpUrl: standIn.smtpUrl(),
    handle: (request) => standIn.handle(request),
    async messages() {
      const answer = await standIn.handle(new Request(`${ORIGIN}/inbox/api/messages`))
      return (await answer.json()) as InboxMessage[]
    },
    async control(change) {
      const body = JSON.stringify(change)
      const headers = { "content-type": "application/json" }
      const sent = new Request(`${ORIGIN}/inbox/control`, { method: "POST", headers, body })
      const answer = await standIn.handle(sent)
      if (!answer.ok) throw new Error(await answer.text())
    },
    stop: async () => standIn.stop?.(),
  }
}
