import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { webArgs } from "./web-args.mjs"

test("a web process started by itself runs as the one that is started with everything", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
    scripts: Record<string, string>
  }
  expect(scripts["web"]).toBe(["node", ...webArgs].join(" "))
})
