/** `npm run build`: everything that production runs, as plain JavaScript in `build/`. */
import { install } from "./install.mjs"
import { build } from "./building.mjs"
import { printProblem } from "./problem.mjs"

try {
  install()
  await build()
  console.log("Built into build/.")
} catch (error) {
  printProblem(error)
  process.exitCode = 1
}
