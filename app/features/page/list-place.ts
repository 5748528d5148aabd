import { z } from "zod"

/** Where in a list of pages by title another part of it begins: after this page, which may be gone by then. */
export type ListPlace = { title: string; slug: string }

/** How much of a list is wanted: `limit` pages after a place, or after so many of its first. */
export type ListPart = { limit: number; after?: ListPlace | null; offset?: number }

/** What is told at once at most, and without a wish. */
export const MOST_LISTED = 1_000

const placeSchema = z.tuple([z.string().max(1_000), z.string().max(60)])

/** A place as programs carry it on: it says nothing to them. */
export function writePlace({ title, slug }: ListPlace): string {
  return Buffer.from(JSON.stringify([title, slug])).toString("base64url")
}

/** A place that was carried on; null when it is none of ours. */
export function readPlace(text: string): ListPlace | null {
  try {
    const parsed = placeSchema.safeParse(
      JSON.parse(Buffer.from(text, "base64url").toString()) as unknown,
    )
    // The database takes no such sign.
    if (!parsed.success || parsed.data.some((part) => part.includes("\u0000"))) return null
    const [title, slug] = parsed.data
    return { title, slug }
  } catch {
    return null
  }
}
