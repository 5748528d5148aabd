import { Server, type IncomingMessage, type ServerResponse } from "node:http"
import { limitBody } from "./body-limit.ts"
import { clientAddressHeader, findClientAddress, trustProxies } from "./client-address.ts"
import { isForeignForm } from "./foreign-origin.ts"
import { findMalformation } from "./malformed-request.ts"
import { refuse } from "./refusal.ts"

/**
 * Puts what every request must pass in front of a server's own handler: the client's address is written
 * into its header; malformed requests, foreign forms and too big bodies are refused.
 *
 * @param trustedProxies entries of TRUSTED_PROXIES
 * @returns whether the request may go on to the application
 */
export function requestGuard(
  trustedProxies: string[],
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const isTrusted = trustProxies(trustedProxies)
  return (request, response) => {
    const forwarded = request.headersDistinct["x-forwarded-for"]?.join(",")
    request.headers[clientAddressHeader] = findClientAddress(
      request.socket.remoteAddress,
      forwarded,
      isTrusted,
    )
    const refusedWith = findMalformation(request) ?? (isForeignForm(request) ? 403 : null)
    if (refusedWith !== null) {
      request.resume()
      refuse(request, response, refusedWith)
      return false
    }
    return !limitBody(request, response)
  }
}

/**
 * Guards every HTTP server of this process, whoever makes it: remix-serve gives no place of its own for it.
 */
export function guardEveryServer(trustedProxies: string[]): void {
  const mayPass = requestGuard(trustedProxies)
  const emit = Server.prototype.emit
  Server.prototype.emit = function (this: Server, event: string | symbol, ...rest: unknown[]) {
    if (event === "request") {
      const [request, response] = rest as [IncomingMessage, ServerResponse]
      if (!mayPass(request, response)) return true
    }
    return Reflect.apply(emit, this, [event, ...rest]) as boolean
  }
}
