import { test as base, type BrowserContext } from "@playwright/test"

/** Somebody who books: nobody else's mails and checkouts have this name and address. */
export type Visitor = { name: string; email: string }

export type Fixtures = {
  visitor: Visitor
  /** What the browser complained about; empty at the end of every journey, without being asked for. */
  complaints: string[]
}

export const test = base.extend<Fixtures>({
  visitor: async ({}, use, testInfo) => {
    const mark = `${testInfo.testId.slice(-6)}${Date.now().toString(36)}${testInfo.retry}`
    await use({ name: `Grace ${mark}`, email: `grace-${mark}@example.com` })
  },
  complaints: [
    async ({ context, baseURL }, use) => {
      const complaints = listen(context, new URL(baseURL ?? "").origin)
      await use(complaints)
      if (complaints.length > 0)
        throw new Error(`The browser complained:\n${complaints.join("\n")}`)
    },
    { auto: true },
  ],
})

/** Errors in the console (violations of the content security policy among them) and files that are missing. */
function listen(context: BrowserContext, origin: string): string[] {
  const complaints: string[] = []
  context.on("console", (message) => {
    // A page may well answer 409; files that fail are told below.
    if (message.type() !== "error" || message.text().startsWith("Failed to load resource")) return
    // A preview in a sandbox runs nothing, not even what these journeys are traced with.
    if (/^Blocked script execution in .* frame is sandboxed/.test(message.text())) return
    complaints.push(`${message.location().url}: ${message.text()}`)
  })
  context.on("weberror", (error) => complaints.push(String(error.error())))
  context.on("response", (response) => {
    const isFile = response.request().resourceType() !== "document"
    if (isFile && response.status() >= 400 && response.url().startsWith(origin)) {
      complaints.push(`${response.status()} ${response.url()}`)
    }
  })
  return complaints
}
