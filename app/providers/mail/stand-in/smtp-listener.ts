import type { AddressInfo } from "node:net"
import { SMTPServer, type SMTPServerDataStream } from "smtp-server"
import { isMailbox, problemOfBytes, problemOfCalendar } from "./judge-message.ts"
import type { Mailbox } from "./mailbox.ts"
import { mimeLeaves } from "./mime-leaves.ts"

export type SmtpListener = {
  /** @returns the port it listens on */
  listen(): Promise<number>
  close(): Promise<void>
}

/**
 * A mail server without TLS or login, on one loopback address, that keeps what it takes in a mailbox, and
 * takes only what a careful server would.
 * @param port 0 finds a free one, and keeps to it
 */
export function createSmtpListener(options: {
  host: string
  port: number
  mailbox: Mailbox
  now: () => Date
}): SmtpListener {
  const { host, mailbox, now } = options
  let { port } = options
  let server: SMTPServer | null = null
  const waiting = new Set<NodeJS.Timeout>()

  async function receive(stream: SMTPServerDataStream, to: string[], from: string) {
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    if (stream.sizeExceeded) throw reply(552, "The message is too large")
    const raw = Buffer.concat(chunks)
    const problem = problemOfBytes(raw) ?? problemOfCalendar(mimeLeaves(raw))
    if (problem) throw reply(554, `Refused: ${problem}`)
    const { answerDelayMs } = mailbox.faults()
    if (answerDelayMs > 0) await pause(answerDelayMs, waiting)
    const envelope = { from, to }
    return mailbox.keep({ receivedAt: now().toISOString(), envelope, raw: raw.toString("base64") })
  }

  function create(): SMTPServer {
    const created = new SMTPServer({
      name: "inbox.localhost",
      banner: "stand-in",
      size: 10 * 1024 * 1024,
      disabledCommands: ["STARTTLS", "AUTH"],
      authOptional: true,
      disableReverseLookup: true,
      hideSMTPUTF8: true,
      logger: false,
      closeTimeout: 200,
      onMailFrom({ address }, _session, answer) {
        if (mailbox.faults().refuseTemporarily) return answer(reply(451, "Try again later"))
        answer(isMailbox(address) ? null : reply(553, "The sender is no proper address"))
      },
      onRcptTo({ address }, _session, answer) {
        if (!isMailbox(address)) return answer(reply(553, "The recipient is no proper address"))
        const refused = mailbox.faults().refuseRecipients.map((entry) => entry.toLowerCase())
        answer(
          refused.includes(address.toLowerCase()) ? reply(550, `No such user: ${address}`) : null,
        )
      },
      onData(stream, session, answer) {
        const { mailFrom, rcptTo } = session.envelope
        const recipients = rcptTo.map(({ address }) => address)
        receive(stream, recipients, mailFrom ? mailFrom.address : "").then(
          ({ id }) => {
            const { loseAnswers } = mailbox.faults()
            if (loseAnswers === 0) return answer(null, `Kept as ${id}`)
            mailbox.setFaults({ ...mailbox.faults(), loseAnswers: loseAnswers - 1 })
            for (const open of created.connections) if (open.id === session.id) open.close()
          },
          (error: unknown) => answer(error instanceof Error ? error : reply(451, "Broken")),
        )
      },
    })
    // A client that goes away in the middle is its own matter.
    created.on("error", () => undefined)
    return created
  }

  return {
    async listen() {
      const starting = create()
      await new Promise<void>((resolve, reject) => {
        starting.server.once("error", reject)
        starting.listen(port, host, () => resolve())
      })
      server = starting
      port = (starting.server.address() as AddressInfo).port
      return port
    },
    async close() {
      const closing = server
      server = null
      for (const timer of waiting) clearTimeout(timer)
      waiting.clear()
      if (closing) await new Promise<void>((resolve) => closing.close(() => resolve()))
    },
  }
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

function pause(milliseconds: number, waiting: Set<NodeJS.Timeout>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      waiting.delete(timer)
      resolve()
    }, milliseconds)
    waiting.add(timer)
  })
}
