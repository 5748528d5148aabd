import { readFileSync } from "node:fs"
import { join } from "node:path"
import { request, type APIRequestContext, type Cookie } from "@playwright/test"
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

type OfWorker = { owner: APIRequestContext; ownerCookies: Cookie[] }

/** A browser in which the demo's owner is signed in. Each worker signs in once. */
export const test = base.extend<{ signedIn: void }, OfWorker>({
  owner: [
    async ({}, use) => {
      const owner = await request.newContext({ baseURL: process.env.E2E_BASE_URL ?? "" })
      await owner.post("/admin/login", { form: demoOwner() })
      await use(owner)
      await owner.dispose()
    },
    { scope: "worker" },
  ],
  ownerCookies: [
    async ({ owner }, use) => use((await owner.storageState()).cookies),
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
