/** How to reach the mail server. */
export type SmtpServer = {
  host: string
  port: number
  /** TLS from the first byte. */
  secure: boolean
  login: { user: string; password: string } | null
  /** Refuse to go on without STARTTLS. */
  requireTls: boolean
  /** Whether the certificate must be one we trust. */
  verifyCertificate: boolean
  /** A file with the certificate authority to trust, in PEM. */
  authorityFile: string | null
  /** The name to greet with; null takes the machine's own. */
  greetingName: string | null
}

/** An `SMTP_URL` that cannot be read. Its message never repeats the address, which may hold a password. */
export class SmtpUrlProblem extends Error {
  constructor(problem: string) {
    super(`SMTP_URL ${problem}`)
    this.name = "SmtpUrlProblem"
  }
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "::1"])

/**
 * Reads `smtp[s]://[user[:password]@]host[:port][?ca=FILE&name=HOST]`. A password may hold quotes, hash
 * signs, slashes and at signs as they are, or percent-encoded; what stands before the last at sign is the
 * login. `smtps` is TLS from the start (port 465). `smtp` uses STARTTLS where the server offers it; with
 * a login it is required and the certificate verified, except on this machine (port 587, without a login
 * 25). Without a login TLS that is offered is used and not verified (RFC 7435), as between mail servers.
 * @throws SmtpUrlProblem
 */
export function readSmtpUrl(url: string): SmtpServer {
  const [, scheme, rest] = /^(smtps?):\/\/(.+)$/is.exec(url.trim()) ?? []
  if (!scheme || !rest) throw new SmtpUrlProblem("must begin with smtp:// or smtps://")
  const at = rest.lastIndexOf("@")
  const login = at === -1 ? null : readLogin(rest.slice(0, at))
  const place = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?\/?(?:\?(.*))?$/i.exec(
    rest.slice(at + 1),
  )
  if (!place?.[1]) throw new SmtpUrlProblem("does not name a mail server")
  const host = place[1].replace(/^\[|\]$/g, "").toLowerCase()
  const secure = scheme.toLowerCase() === "smtps"
  const port = Number(place[2] ?? (secure ? 465 : login ? 587 : 25))
  if (port < 1 || port > 65535) throw new SmtpUrlProblem("names a port that does not exist")
  const options = new URLSearchParams(place[3] ?? "")
  for (const name of options.keys()) {
    if (name !== "ca" && name !== "name")
      throw new SmtpUrlProblem("has an option other than ca, name")
  }
  const guarded = login !== null && !LOOPBACK.has(host)
  return {
    host,
    port,
    secure,
    login,
    requireTls: !secure && guarded,
    verifyCertificate: secure || guarded || options.has("ca"),
    authorityFile: options.get("ca"),
    greetingName: options.get("name"),
  }
}

function readLogin(text: string): { user: string; password: string } {
  const colon = text.indexOf(":")
  const user = decoded(colon === -1 ? text : text.slice(0, colon))
  if (user === "") throw new SmtpUrlProblem("has a password without a user name")
  return { user, password: colon === -1 ? "" : decoded(text.slice(colon + 1)) }
}

/** A text with a percent sign that encodes nothing is taken as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
