/** What a process does that was begun by `start.mjs`: it ends when the start is gone, even a killed one. */

const endWithinMs = 10_000
const following = Symbol.for("holdfast.following")

/** @returns {boolean} whether this process was begun by a start, which has prepared everything */
export function followParent() {
  if (!process.channel) return false
  const place = /** @type {Record<symbol, boolean>} */ (/** @type {unknown} */ (globalThis))
  if (place[following]) return true
  place[following] = true
  process.once("disconnect", () => {
    setTimeout(() => process.exit(1), endWithinMs).unref()
    process.kill(process.pid, "SIGTERM")
  })
  // The channel alone must not keep a process running that is done.
  process.channel.unref()
  return true
}
