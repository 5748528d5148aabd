import type { StandIn, StandInOptions } from "#app/providers/stand-in.ts"
import { answerControl } from "./control.ts"
import { openMailbox } from "./mailbox.ts"
import { framedHtml, inboxPage, messagePage, nothingPage } from "./pages.ts"
import { readMessage, type InboxMessage } from "./read-message.ts"
import { createSmtpListener } from "./smtp-listener.ts"
import type { KeptMessage } from "./state.ts"

export type MailStandIn = StandIn & {
  /** Where it listens once started, as an `SMTP_URL`. */
  smtpUrl(): string
}

/** Shows the inbox's own pages: styles inline, frames of its own, no script. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
/** A message may show pictures and open links; it cannot run or send anything. */
const MESSAGE_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; frame-ancestors 'self'"

/**
 * A mail server with an inbox to read, where no real one is configured. SMTP on the host and port of
 * `smtpUrl` (port 0 finds a free one); over HTTP `/inbox`, `/inbox/:id`, `/inbox/api/messages`
 * (newest last), `/inbox/state`, and `POST /inbox/control` for tests.
 */
export function createMailStandIn(options: StandInOptions & { smtpUrl: string }): MailStandIn {
  const mailbox = openMailbox(options.dataDir)
  const { hostname, port } = new URL(options.smtpUrl)
  const host = hostname === "localhost" ? "127.0.0.1" : hostname.replace(/^\[|\]$/g, "")
  const listener = createSmtpListener({ host, port: Number(port), mailbox, now: options.now })
  const read = new Map<string, Promise<InboxMessage>>()
  let listening = false
  let listeningPort = Number(port)

  function told(kept: KeptMessage): Promise<InboxMessage> {
    const known = read.get(kept.id) ?? readMessage(kept)
    read.set(kept.id, known)
    return known
  }
  async function follow() {
    const wanted = !mailbox.faults().down
    if (wanted && !listening) listeningPort = await listener.listen()
    if (!wanted && listening) await listener.close()
    listening = wanted
  }
  async function shown({ method, url }: Request): Promise<Response> {
    if (method !== "GET" && method !== "HEAD") {
      return new Response(null, { status: 405, headers: { allow: "GET, HEAD" } })
    }
    const [, , first, part, ...rest] = new URL(url).pathname.split("/")
    if (first === undefined || first === "") {
      return page(inboxPage(await Promise.all(mailbox.list().map(told).reverse())))
    }
    if (first === "api" && part === "messages" && rest.length === 0) {
      return Response.json(await Promise.all(mailbox.list().map(told)))
    }
    if (first === "state" && part === undefined) {
      const messages = mailbox
        .list()
        .map(({ raw, ...message }) => ({ ...message, size: raw.length }))
      return Response.json({ messages, faults: mailbox.faults(), listening })
    }
    const kept = rest.length === 0 ? mailbox.find(first) : null
    if (!kept) return page(nothingPage(), 404)
    if (part === undefined) return page(messagePage(await told(kept)))
    if (part === "html") return page(framedHtml((await told(kept)).html), 200, MESSAGE_POLICY)
    if (part !== "raw") return page(nothingPage(), 404)
    return new Response(Buffer.from(kept.raw, "base64"), {
      headers: { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" },
    })
  }

  return {
    mounts: ["/inbox"],
    smtpUrl: () => `smtp://${hostname}:${listeningPort}`,
    async handle(request) {
      if (request.method !== "POST" || new URL(request.url).pathname !== "/inbox/control") {
        return shown(request)
      }
      const answer = await answerControl(request, mailbox)
      if (mailbox.list().length === 0) read.clear()
      await follow()
      return answer
    },
    start: follow,
    async stop() {
      if (listening) await listener.close()
      listening = false
    },
  }
}

function page(html: string, status = 200, policy = PAGE_POLICY): Response {
  return new Response(html, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  })
}
