/** Makes `build/`: the web by Vite, every other process as one plain JavaScript file each. */
import { spawn } from "node:child_process"
import { cpSync, existsSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { alone } from "./alone.mjs"
import { Problem } from "./problem.mjs"
import { projectPath } from "./project.mjs"
import { hasBuild, hashFile, hashSources, isBuildFresh } from "./sources.mjs"

const buildPath = join(projectPath, "build")
const lockFile = join(projectPath, "node_modules", ".cache", "holdfast-build.pid")
const programs = [
  "worker",
  "migrate",
  "seed",
  "doctor",
  "bench",
  "sandbox",
  "check-env",
  "web-preload",
]

/** Everything but the web: `build/<program>.js`, packages left outside, migrations beside it. */
export async function buildPrograms() {
  const { build, stop } = await import("esbuild")
  // Until the web is built from the same sources, the build as a whole is not known to be theirs.
  rmSync(hashFile, { force: true })
  const entries = programs.map((name) => join("bin", `${name}.ts`))
  await build({
    absWorkingDir: projectPath,
    entryPoints: entries.filter((entry) => existsSync(join(projectPath, entry))),
    outdir: buildPath,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    jsx: "automatic",
    sourcemap: true,
    logLevel: "warning",
  })
    .catch(() => {
      throw new Problem("The programs could not be built, see above.")
    })
    .finally(stop)
  for (const place of [buildPath, join(buildPath, "server")]) {
    const migrations = join(place, "migrations")
    rmSync(migrations, { recursive: true, force: true })
    cpSync(join(projectPath, "db", "migrations"), migrations, { recursive: true })
  }
}

/** @returns {Promise<void>} the browser's and the server's half of the web */
function buildWeb() {
  const cli = join(projectPath, "node_modules", "@remix-run", "dev", "dist", "cli.js")
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, "vite:build", "--logLevel", "warn"], {
      cwd: projectPath,
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
    })
    let said = ""
    child.stdout.on("data", (chunk) => (said += chunk))
    child.stderr.on("data", (chunk) => (said += chunk))
    child.once("error", reject)
    child.once("exit", (code) => {
      if (code === 0) return resolve()
      // What follows is the list of every file that was read.
      console.error(said.split("watchFiles:")[0])
      reject(new Problem("The web could not be built, see above."))
    })
  })
}

async function buildAll() {
  const hash = hashSources()
  rmSync(hashFile, { force: true })
  await buildWeb()
  await buildPrograms()
  writeFileSync(hashFile, hash)
}

/** Builds everything that production runs, whether or not it is there. */
export function build() {
  return alone(lockFile, buildAll)
}

/**
 * Builds when the sources changed. Where the tools to build are not installed, as in a production image,
 * the build that came with it is used.
 */
export async function ensureBuilt() {
  if (isBuildFresh()) return
  const hasTools = ["esbuild", "@remix-run/dev"].every((name) =>
    existsSync(join(projectPath, "node_modules", name)),
  )
  if (!hasTools && hasBuild()) return
  if (!hasTools) throw new Problem("There is no build. Run npm ci and npm run build first.")
  await alone(lockFile, async () => {
    // Another process may have built while this one waited.
    if (isBuildFresh()) return
    console.log("Building …")
    await buildAll()
  })
}
