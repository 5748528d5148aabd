import { notFound } from "#app/admin/not-found.server.ts"
import {
  findRevisions,
  type EditedPage,
  type Revision,
} from "#app/features/page/find-page.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** The number of a revision in an address. @throws a 404 when it is none */
export function readRevisionNumber(asked: string | undefined): number {
  return /^[1-9][0-9]{0,8}$/.test(asked ?? "") ? Number(asked) : notFound()
}

/** A revision of a page with the one before it, null for the first. @throws a 404 when there is no such revision */
export async function requireRevision(
  page: EditedPage,
  asked: string | undefined,
  runtime: Pick<Runtime, "db">,
): Promise<{ revision: Revision; before: Revision | null }> {
  const number = readRevisionNumber(asked)
  const revisions = await findRevisions(page, [number - 1, number], runtime)
  const revision = revisions.get(number) ?? notFound()
  return { revision, before: revisions.get(number - 1) ?? null }
}
