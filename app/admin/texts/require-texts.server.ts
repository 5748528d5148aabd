import { notFound } from "#app/admin/not-found.server.ts"
import { listOwnTexts } from "#app/features/text/list-own-texts.server.ts"
import { ownTextsIn } from "#app/features/text/own-texts-in.ts"
import { findTextGroup } from "#app/features/text/text-groups.ts"
import { textMark } from "#app/features/text/text-mark.server.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { catalogueLocale } from "#app/messages/translate.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * One group of texts with the signed-in organizer's own words.
 * @returns `own` by key, of the group; `kept` of all groups; `seen` is the mark of how the group stands
 * @throws 403 for a member, 404 when there is no such group
 */
export async function requireTexts(
  request: Request,
  groupId: string | undefined,
  runtime: Pick<Runtime, "db" | "clock" | "env">,
) {
  const { actor, organizer } = await requireAdmin(request, runtime)
  const group = findTextGroup(organizer.locale, groupId ?? "") ?? notFound()
  const language = catalogueLocale(organizer.locale)
  const kept = await listOwnTexts(runtime.db, { organizerId: organizer.id, language })
  const own = ownTextsIn(group, kept)
  return { actor, organizer, group, language, kept, own, seen: textMark(own) }
}
