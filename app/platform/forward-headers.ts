import type { HeadersFunction } from "@remix-run/node"

/**
 * For a route's `headers`: what its loader or action said, such as `Retry-After` and `Cache-Control`,
 * which a page otherwise loses. An action's word counts before the loader's.
 */
export const forwardHeaders: HeadersFunction = ({ loaderHeaders, actionHeaders, errorHeaders }) => {
  const headers = new Headers()
  for (const source of [loaderHeaders, actionHeaders, errorHeaders]) {
    source?.forEach((value, name) => {
      // Cookies are carried over by themselves; a second copy would be set twice.
      if (name !== "set-cookie") headers.set(name, value)
    })
  }
  return headers
}
