import { connect, type Socket } from "node:net"

/** What the driver says of where to go; of several hosts each attempt takes the next. */
export type Destination = {
  host: readonly string[]
  port: readonly number[]
  path?: string | false
}

/**
 * Makes the sockets of one pool: they send at once. Without that, a statement that leaves in two pieces
 * waits for the server's delayed acknowledgement of the first, 40 ms each time (Nagle's algorithm, RFC 896).
 * A socket is handed over while it still connects; the driver hears of a failure, and tries again, as of
 * any that breaks.
 */
export function socketOpener(): (to: Destination) => Socket {
  let attempt = 0
  return ({ path, host, port }) => {
    if (path) return connect({ path })
    const next = attempt++ % host.length
    return connect({ host: host[next] ?? "", port: port[next] ?? 5432, noDelay: true })
  }
}
