import { and, eq } from "drizzle-orm"
import { pageRevisions } from "#db/schema/pages.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findPage } from "./find-page.server.ts"
import { savePage, type SavePageResult } from "./save-page.server.ts"
import { pageContentSchema } from "./schema.ts"

/**
 * Writes what a page said before as a new revision. Nothing between is lost, and clients see it only once
 * it is published; the address stays what it is.
 * @param input `basedOn` is the newest revision when it was decided
 */
export async function restoreRevision(
  actor: Actor & { kind: "user" },
  input: { pageId: string; number: number; basedOn: number },
  runtime: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<SavePageResult> {
  const page = await findPage(actor.organizerId, input.pageId, runtime)
  if (!page) return { ok: false, problem: "not-found" }
  const [revision] = await runtime.db
    .select({ content: pageRevisions.content })
    .from(pageRevisions)
    .where(and(eq(pageRevisions.pageId, page.id), eq(pageRevisions.number, input.number)))
  if (!revision) return { ok: false, problem: "not-found" }
  const content = pageContentSchema.parse(revision.content)
  const { pageId, basedOn } = input
  return savePage(actor, { pageId, basedOn, slug: page.slug, content }, runtime)
}
