import { z } from "zod"

/** First parts of addresses that are the product's own, for organizers and pages alike. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  ..."bookings admin integrations api healthz readyz metrics book held".split(" "),
  ..."assets build static media files login logout account auth docs help legal".split(" "),
  ..."privacy terms pay embed status app www".split(" "),
])

export type SlugProblem = "slug-empty" | "slug-malformed" | "slug-reserved"

/** What is wrong with an address part, or null: `[a-z0-9-]{2,60}`, and not one of our own. */
export function slugProblem(slug: string): SlugProblem | null {
  if (slug === "") return "slug-empty"
  if (!/^[a-z0-9-]{2,60}$/.test(slug)) return "slug-malformed"
  return reservedSlugs.has(slug) ? "slug-reserved" : null
}

/** An address part as typed; each issue's message is a SlugProblem. */
export const slugSchema = z
  .string()
  .trim()
  .superRefine((slug, context) => {
    const problem = slugProblem(slug)
    if (problem) context.addIssue({ code: "custom", message: problem })
  })

/** A proposal for an address: the letters and digits of a title, the rest dashes. May be empty. */
export function slugOf(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, "")
  return plain.length < 2 ? "" : plain
}
