import { join } from "node:path"

/**
 * What Node runs for a web process. It lives on about 80 MB: with a limit in sight it clears up in time instead of
 * filling whatever the machine has, and a young generation of this size lets most of what a page needs die there.
 */
export const webArgs = [
  "--max-old-space-size=384",
  "--max-semi-space-size=32",
  join("bin", "web.mjs"),
]
