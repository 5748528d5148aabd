import { Server, type IncomingMessage, type ServerResponse } from "node:http"
import { limitBody } from "./body-limit.ts"
import { siteHeader } from "#app/platform/site-header.ts"
import {
  clientAddressHeader,
  findClientAddress,
  plainAddress,
  trustProxies,
} from "./client-address.ts"
import { directByEnvironment } from "./direct-requests.ts"
import { isForeignForm } from "./foreign-origin.ts"
import { forwardedHost } from "./forwarded-host.ts"
import { findMalformation } from "./malformed-request.ts"
import { refuse } from "./refusal.ts"

/**
 * Puts what every request must pass in front of a server's own handler: the client's address and the host that
 * was asked for are written into their headers; malformed requests, foreign forms and too big bodies are refused.
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
    delete request.headers[siteHeader]
    const malformedWith = findMalformation(request)
    nameHost(request, isTrusted)
    const refusedWith = malformedWith ?? (isForeignForm(request) ? 403 : null)
    if (refusedWith !== null) {
      request.resume()
      refuse(request, response, refusedWith)
      return false
    }
    return !limitBody(request, response)
  }
}

/**
 * From here on the Host header says which host was asked for. What was forwarded says the same from now on, and is
 * not dropped: that it is there tells that a request came through a proxy, see `mayWatch`.
 */
function nameHost(request: IncomingMessage, isTrusted: (address: string) => boolean): void {
  const forwarded = request.headersDistinct["x-forwarded-host"]
  const peer = plainAddress(request.socket.remoteAddress)
  const host = forwardedHost(request.headers.host, forwarded, isTrusted(peer))
  if (host !== undefined) request.headers.host = host
  if (forwarded !== undefined) request.headers["x-forwarded-host"] = host ?? ""
}

/**
 * Guards every HTTP server of this process, whoever makes it: remix-serve gives no place of its own for it.
 */
export function guardEveryServer(trustedProxies: string[]): void {
  const mayPass = requestGuard(trustedProxies)
  const direct = directByEnvironment()
  const emit = Server.prototype.emit
  Server.prototype.emit = function (this: Server, event: string | symbol, ...rest: unknown[]) {
    if (event === "request") {
      const [request, response] = rest as [IncomingMessage, ServerResponse]
      if (!mayPass(request, response)) return true
      const handOn = (goesOn: boolean) =>
        goesOn && Reflect.apply(emit, this, [event, request, response])
      // What fails here has no page yet, and would keep its client waiting.
      direct(request, response).then(handOn, () => response.destroy())
      return true
    }
    return Reflect.apply(emit, this, [event, ...rest]) as boolean
  }
}
