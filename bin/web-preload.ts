/**
 * Loaded before remix-serve, whose gaps it mends: signed tokens in the log, an end on SIGTERM, the client's
 * address, a limit for bodies, and a page for forms from other sites.
 */
import { followParent } from "#bin/parent.mjs"
import { guardEveryServer } from "./web/guard-requests.ts"
import { quietLog } from "./web/quiet-log.ts"
import { shutDownOnSignals } from "./web/shut-down.ts"

quietLog(import.meta.url)
guardEveryServer((process.env.TRUSTED_PROXIES ?? "").split(",").map((entry) => entry.trim()))
shutDownOnSignals()
followParent()
