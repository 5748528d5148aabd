/** Finds the Chromium that the browser journeys use, and installs one when there is none. */
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { projectPath } from "./project.mjs"

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
]

/** @returns {string | undefined} */
export function findChromium() {
  return [process.env.CHROMIUM_PATH, ...places].find((path) => path && existsSync(path))
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  return spawnSync(command, args, { cwd: projectPath, env, stdio: ["ignore", "ignore", "inherit"] })
}

/**
 * A Chromium of the system's, installed by apt where this may; otherwise Playwright's own is fetched.
 *
 * @returns {string | undefined} its path; undefined is Playwright's own
 */
export function provideChromium() {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium for the browser journeys …")
    run("apt-get", ["update", "-qq"])
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"])
    const installed = findChromium()
    if (installed) return installed
  }
  const cli = join("node_modules", "@playwright", "test", "cli.js")
  run(process.execPath, [cli, "install", "chromium"])
  return undefined
}
