import { readFileSync } from "node:fs"
import nodemailer, { type SMTPTransportOptions } from "nodemailer"
import { mailFailureOf } from "./map-failure.ts"
import { messageParts } from "./message-parts.ts"
import type { MailPort } from "./port.ts"
import { readSmtpUrl, SmtpUrlProblem, type SmtpServer } from "./smtp-url.ts"

/** In milliseconds: until connected, until greeted, and of silence in between. */
export type MailTimeouts = { connect: number; greeting: number; silence: number }

const patience: MailTimeouts = { connect: 10_000, greeting: 10_000, silence: 30_000 }

/**
 * The mail server named by `SMTP_URL`. Every message has a connection of its own, so that a server that
 * comes back is used at once.
 * @param now the Date header of what is sent
 * @throws SmtpUrlProblem when the address or its certificate file cannot be read
 */
export function createMailClient(options: {
  smtpUrl: string
  now: () => Date
  timeouts?: MailTimeouts
}): MailPort {
  const server = readSmtpUrl(options.smtpUrl)
  const transport = nodemailer.createTransport(
    transportOptions(server, options.timeouts ?? patience),
  )
  return {
    async send(message) {
      try {
        const sent = await transport.sendMail(messageParts(message, options.now()))
        return { messageId: message.messageId, response: sent.response }
      } catch (error) {
        throw mailFailureOf(error, message.to.address)
      }
    },
  }
}

function transportOptions(server: SmtpServer, timeouts: MailTimeouts): SMTPTransportOptions {
  return {
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: server.requireTls,
    ...(server.login ? { auth: { user: server.login.user, pass: server.login.password } } : {}),
    ...(server.greetingName ? { name: server.greetingName } : {}),
    tls: {
      rejectUnauthorized: server.verifyCertificate,
      ...(server.authorityFile ? { ca: authority(server.authorityFile) } : {}),
    },
    connectionTimeout: timeouts.connect,
    dnsTimeout: timeouts.connect,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.silence,
    logger: false,
  }
}

function authority(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch {
    throw new SmtpUrlProblem("names a ca file that cannot be read")
  }
}
