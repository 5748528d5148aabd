import { sql } from "drizzle-orm"
import type { Actor } from "#app/features/actor.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { WithdrawingAction } from "./bulk-actions.ts"
import type { PageStatus } from "./status.ts"
import { withdrawPage } from "./withdraw-page.server.ts"

/** The pages it was done with, and those it was not, each with the state that stood in the way. */
export type WithdrawnPages = { done: number; left: { title: string; status: PageStatus }[] }

const mayBegin: Record<WithdrawingAction, readonly PageStatus[]> = {
  unpublish: ["published"],
  archive: ["draft", "published", "unpublished"],
  "bring-back": ["archived"],
}

/**
 * Stops showing, archives or brings back several pages, each as one change of its own, like `withdrawPage`.
 * What is no page of this organizer is passed over.
 */
export async function withdrawPages(
  actor: Actor & { kind: "user" },
  { action, pageIds }: { action: WithdrawingAction; pageIds: readonly string[] },
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "keyring" | "env">,
): Promise<WithdrawnPages> {
  const known = pageIds.filter(isId)
  const result: WithdrawnPages = { done: 0, left: [] }
  if (known.length === 0) return result
  const rows = await runtime.db.execute<{ id: string; status: PageStatus; title: string }>(sql`
    select p.id, p.status, p.title from pages p
    where p.organizer_id = ${actor.organizerId} and p.id in ${known}
    order by lower(p.title), p.id`)
  const status = action === "archive" ? "archived" : "unpublished"
  for (const { id, title, status: before } of rows) {
    const may = mayBegin[action].includes(before)
    if (!may) result.left.push({ title, status: before })
    else if ((await withdrawPage(actor, { pageId: id, status }, runtime)).ok) result.done++
  }
  return result
}
