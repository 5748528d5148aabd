import { z } from "zod"
import { problem } from "#app/admin/problem.ts"
import { typedGroup, typedText } from "#app/admin/fields/typed-text.ts"
import { readEmbedOrigin } from "#app/features/organizer/embed-origin.ts"

/** Which sites, as a choice and, for the last, a list. */
export const SITES_CHOICES = ["any", "none", "listed"] as const

const MOST_SITES = 50

/** Sites as they were typed, one on each line: null for any, none for an empty list. */
export const typedSites: z.ZodType<string[] | null> = typedGroup({
  which: typedText.pipe(z.enum(SITES_CHOICES, "choice-missing")),
  list: typedText,
}).transform(({ which, list }, context): string[] | null => {
  if (which !== "listed") return which === "any" ? null : []
  const lines = list
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
  const refuse = (message: string) => {
    context.addIssue({ code: "custom", path: ["list"], message })
    return z.NEVER
  }
  if (lines.length === 0) return refuse("sites-missing")
  if (lines.length > MOST_SITES) return refuse(problem("sites-too-many", { most: MOST_SITES }))
  const origins: string[] = []
  for (const line of lines) {
    const origin = readEmbedOrigin(line)
    if (origin === null) return refuse(problem("site-malformed", { site: line.slice(0, 80) }))
    origins.push(origin)
  }
  return [...new Set(origins)]
})
