import { oneLine } from "#app/platform/one-line.ts"
import { MailFailure, type MailFailureKind } from "./port.ts"

/** What the SMTP library throws; all of it optional, since a socket's own errors pass through. */
type SmtpError = { code?: string; responseCode?: number; response?: string; command?: string }

/** Replies that ask for a login or refuse ours (RFC 4954 §6). */
const SIGN_IN = new Set([530, 534, 535, 538])
/** A reply to these is about the server as a whole, not about the message. */
const BEFORE_MAIL = /^(CONN|EHLO|HELO|LHLO|STARTTLS)$/

/**
 * Reads an error of the SMTP library as a MailFailure.
 * @param recipient taken out of the server's answer, which is stored and shown where addresses are not
 */
export function mailFailureOf(error: unknown, recipient: string): MailFailure {
  if (error instanceof MailFailure) return error
  const { code, responseCode, response, command }: SmtpError = Object(error)
  const text = response ?? (error instanceof Error ? error.message : "")
  return new MailFailure(
    kindOf(code ?? "", responseCode ?? null, command ?? ""),
    String(responseCode ?? code ?? "UNKNOWN"),
    oneLine(withoutAddress(text, recipient), 500),
  )
}

function kindOf(code: string, reply: number | null, command: string): MailFailureKind {
  if (reply !== null) {
    if (reply < 500) return "temporary"
    if (SIGN_IN.has(reply) || code === "EAUTH") return "sign-in"
    return BEFORE_MAIL.test(command) ? "unreachable" : "permanent"
  }
  if (code === "EAUTH" || code === "ENOAUTH") return "sign-in"
  return code === "EENVELOPE" || code === "EMESSAGE" ? "permanent" : "unreachable"
}

function withoutAddress(text: string, recipient: string): string {
  if (recipient === "") return text
  const literal = recipient.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
  return text.replace(new RegExp(literal, "gi"), "[recipient]")
}
