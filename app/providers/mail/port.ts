export type MailPerson = { name: string; address: string }

export type MailMessage = {
  from: MailPerson
  replyTo?: MailPerson
  to: MailPerson
  subject: string
  html: string
  text: string
  /** `<…@…>`; the same for every attempt at one message, so that a repeat can be recognised. */
  messageId: string
  headers?: Record<string, string>
  /** An invitation or its cancellation; `content` is the whole file, its METHOD the same as `method`. */
  calendar?: { method: "REQUEST" | "CANCEL"; content: string; filename: string }
}

export type MailPort = {
  /**
   * Hands one message to the mail server.
   * @returns the Message-ID it went out with, and the server's own answer
   * @throws MailFailure
   */
  send(message: MailMessage): Promise<{ messageId: string; response: string }>
}

/**
 * What can go wrong, in the words that decide what happens next:
 * - `temporary`: the server says not now (4xx); send again later
 * - `permanent`: the server refuses this message or this recipient (5xx), or it cannot be sent at all
 * - `sign-in`: the server does not know our name and password, or asks for them
 * - `unreachable`: no server, no answer in time, no trusted TLS
 */
export type MailFailureKind = "temporary" | "permanent" | "sign-in" | "unreachable"

/** A message that was not taken. `response` is the server's own text without the recipient's address. */
export class MailFailure extends Error {
  readonly kind: MailFailureKind
  /** The SMTP reply code such as `550`, or the connection's error code such as `ETIMEDOUT`. */
  readonly code: string
  readonly response: string

  constructor(kind: MailFailureKind, code: string, response: string) {
    super(`mail: ${kind} (${code})`)
    this.name = "MailFailure"
    this.kind = kind
    this.code = code
    this.response = response
  }
}
