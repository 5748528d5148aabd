import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { expect, type Frame, type Page } from "@playwright/test"
import type { AxeResults, RunOptions } from "axe-core"

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
const rules: RunOptions = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
}

/** No rule of WCAG 2.2 AA that a program can check is broken on this page, or in this frame of one. */
export async function expectAccessible(page: Page | Frame): Promise<void> {
  // A page that is still coming in has elements without their words.
  await page.waitForLoadState("load")
  await page.evaluate(source)
  const found = await page.evaluate(async (options) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (on: Document, options: RunOptions) => Promise<AxeResults> }
    }
    const { violations } = await axe.run(document, options)
    return violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      where: nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary}`),
    }))
  }, rules)
  expect(found, page.url()).toEqual([])
}

/** The same by day and by night. @param place the frame to look at, where it is not the page itself */
export async function expectAccessibleInBothSchemes(
  page: Page,
  place: Page | Frame = page,
): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme })
    // Colours change within a moment, and are judged after it.
    await page.waitForTimeout(200)
    await expectAccessible(place)
  }
}

/** Nothing has to be scrolled sideways on the narrowest phone, neither the page nor a list in it. */
export async function expectNarrow(page: Page): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, `${page.url()} at 320 px`).toBeLessThanOrEqual(320)
  const beyond = await page
    .locator(".rows")
    .evaluateAll((lists) => lists.map((list) => list.scrollWidth - list.clientWidth))
  expect(Math.max(0, ...beyond), `lists of ${page.url()} at 320 px`).toBe(0)
  if (before) await page.setViewportSize(before)
}
