/** Which TCP ports of this machine are free. */
import { createServer } from "node:net"

/**
 * @param {number} port 0 asks for any free one
 * @param {string} [host] every address of the machine when absent
 * @returns {Promise<number | null>} the port that could be opened, null when it is taken
 */
function tryListen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === "EADDRINUSE") resolve(null)
      else if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT") resolve(port)
      else reject(error)
    })
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      const address = server.address()
      const opened = typeof address === "object" && address !== null ? address.port : port
      server.close(() => resolve(opened))
    })
  })
}

/**
 * Whether nothing listens on this port, on any address or on loopback alone.
 *
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isPortFree(port) {
  for (const host of [undefined, "127.0.0.1", "::1"]) {
    if ((await tryListen(port, host)) === null) return false
  }
  return true
}

/**
 * A port that is free on loopback now; the wanted one when it is.
 *
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export async function freeLoopbackPort(wanted) {
  if (wanted !== undefined && (await tryListen(wanted, "127.0.0.1")) !== null) return wanted
  const port = await tryListen(0, "127.0.0.1")
  if (port === null) throw new Error("No free port on 127.0.0.1.")
  return port
}
