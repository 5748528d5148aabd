import { readFileSync } from "node:fs"
import { join } from "node:path"
import { request, type Cookie } from "@playwright/test"
import { test as base } from "./test.ts"

/** Where the running app keeps its data. */
export function dataDir(): string {
  const path = process.env.E2E_DATA_DIR
  if (!path) throw new Error("E2E_DATA_DIR is missing: e2e/start-app.ts sets it.")
  return path
}

/** How the demo's owner signs in, as `npm start` left it. */
export function demoOwner(): { email: string; password: string } {
  return JSON.parse(readFileSync(join(dataDir(), "demo-owner.json"), "utf8"))
}

/** A browser in which the demo's owner is signed in. Each worker signs in once. */
export const test = base.extend<{ signedIn: void }, { ownerCookies: Cookie[] }>({
  ownerCookies: [
    async ({}, use) => {
      const browser = await request.newContext({ baseURL: process.env.E2E_BASE_URL ?? "" })
      await browser.post("/admin/login", { form: demoOwner() })
      const { cookies } = await browser.storageState()
      await use(cookies)
      await browser.dispose()
    },
    { scope: "worker" },
  ],
  signedIn: [
    async ({ context, ownerCookies }, use) => {
      await context.addCookies(ownerCookies)
      await use()
    },
    { auto: true },
  ],
})
