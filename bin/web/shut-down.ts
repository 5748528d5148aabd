import { Server } from "node:http"

type Closer = () => Promise<void>
const closersKey = Symbol.for("holdfast.closers")

/** Running requests may finish; what takes longer is cut off. */
const finishWithinMs = 8_000
const closeWithinMs = 3_000

function closers(): Closer[] {
  return (globalThis as { [closersKey]?: Closer[] })[closersKey] ?? []
}

function within(work: Promise<unknown>, ms: number): Promise<unknown> {
  let timer: NodeJS.Timeout
  const limit = new Promise((resolve) => (timer = setTimeout(resolve, ms)))
  return Promise.race([work, limit]).finally(() => clearTimeout(timer))
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    // remix-serve closes it too, and would print that it is closed already.
    server.close = () => server
    // A browser keeps its connection open for the next request; there will be none.
    const sweep = setInterval(() => server.closeIdleConnections(), 100)
    sweep.unref()
    server.once("close", () => clearInterval(sweep))
  })
}

/**
 * Ends this process cleanly on SIGTERM, SIGINT and SIGHUP: no new connections, running requests finish,
 * then everything that was put under `Symbol.for("holdfast.closers")` (the pools) is closed. Without this,
 * remix-serve closes its listener and then lives on for as long as a pool is open.
 *
 * @param exit called with 0 in the end
 */
export function shutDownOnSignals(exit: (code: number) => void = process.exit): void {
  const servers = new Set<Server>()
  const emit = Server.prototype.emit
  Server.prototype.emit = function (this: Server, event: string | symbol, ...rest: unknown[]) {
    if (event === "listening") servers.add(this)
    if (event === "close") servers.delete(this)
    return Reflect.apply(emit, this, [event, ...rest]) as boolean
  }
  let isEnding = false
  const end = async () => {
    if (isEnding) return
    isEnding = true
    await within(Promise.all([...servers].map(closeServer)), finishWithinMs)
    await within(Promise.allSettled(closers().map((close) => close())), closeWithinMs)
    exit(0)
  }
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const)
    process.on(signal, () => void end())
}
