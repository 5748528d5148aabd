import { createRequire } from "node:module"
import type { IncomingMessage } from "node:http"
import { redactAddress } from "./redact-address.ts"

type Morgan = { token: (name: string, read: (request: IncomingMessage) => string) => unknown }

/**
 * Keeps signed tokens out of remix-serve's request log: its `url` token is defined anew.
 *
 * @param from the URL of a module that can see @remix-run/serve
 */
export function quietLog(from: string): void {
  const serve = createRequire(from).resolve("@remix-run/serve/package.json")
  // morgan is remix-serve's own, wherever npm put it.
  const morgan = createRequire(serve)("morgan") as Morgan
  morgan.token("url", (request) => {
    const original = (request as { originalUrl?: string }).originalUrl
    return redactAddress(original ?? request.url ?? "")
  })
}
