import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"

const projectPath = resolve(import.meta.dirname, "..", "..")

export type Source = { path: string; text: string; lines: number }

/**
 * The project's own source files.
 *
 * @param folders relative to the project, such as `app` or `jobs/tasks`; missing ones have no files
 */
export function readSources(...folders: string[]): Source[] {
  return folders
    .filter((folder) => existsSync(join(projectPath, folder)))
    .flatMap((folder) =>
      readdirSync(join(projectPath, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.endsWith(".d.mts"))
        .map((name) => {
          const path = join(folder, name).replaceAll("\\", "/")
          const text = readFileSync(join(projectPath, path), "utf8")
          return { path, text, lines: text.trimEnd().split("\n").length }
        }),
    )
}

/** @returns whether a file is a test or belongs to tests */
export function isOfTests({ path }: Source): boolean {
  return /\.test\.tsx?$|(^|\/)testing|\/stand-in\//.test(path)
}

/**
 * What a file imports when it runs, relative to the project; types are left out.
 */
export function runtimeImports({ path, text }: Source): string[] {
  const statements = text.matchAll(
    /^(?:import|export)\s+(?!type\b)(?:[^"']*?\bfrom\s+)?["']([#.][^"']+)["']/gm,
  )
  return [...statements].map(([, specifier = ""]) =>
    specifier.startsWith("#")
      ? specifier.slice(1)
      : join(path, "..", specifier).replaceAll("\\", "/"),
  )
}
