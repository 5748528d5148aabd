import { and, eq, inArray, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { textOverrides, textVersions } from "#db/schema/texts.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

export type TextAction = "saved" | "reset" | "restored"

type Writing = {
  language: string
  groupId: string
  /** Empty words bring ours back. */
  changed: { key: string; own: string }[]
  action: TextAction
}

/** Writes texts that do change, with a version of each. @param tx holds the organizer's texts */
export async function writeTexts(
  tx: Transaction,
  actor: Extract<Actor, { kind: "user" }>,
  { language, groupId, changed, action }: Writing,
  { clock, ids }: Pick<Runtime, "clock" | "ids">,
): Promise<void> {
  const { organizerId } = actor
  const at = await clock.now(tx)
  const here = { organizerId, locale: language }
  const keys = changed.map(({ key }) => key)
  await tx
    .delete(textOverrides)
    .where(
      and(
        eq(textOverrides.organizerId, organizerId),
        eq(textOverrides.locale, language),
        inArray(textOverrides.key, keys),
      ),
    )
  const kept = changed.filter(({ own }) => own !== "")
  if (kept.length > 0) {
    await tx
      .insert(textOverrides)
      .values(kept.map(({ key, own }) => ({ ...here, key, text: own, updatedAt: at })))
  }
  const numbers = await newestNumbers(tx, { ...here, keys })
  await tx.insert(textVersions).values(
    changed.map(({ key, own }) => ({
      ...{ ...here, id: ids(), key, number: (numbers.get(key) ?? 0) + 1 },
      ...{ text: own === "" ? null : own, changedBy: actor.userId, changedAt: at },
    })),
  )
  const change = { action: `text.${action}`, subjectKind: "text", subjectId: null, at }
  const detail = { group: groupId, keys: keys.join(", ") }
  await recordChange(tx, actor, { organizerId, ...change, detail }, { ids })
}

async function newestNumbers(
  tx: Transaction,
  { organizerId, locale, keys }: { organizerId: string; locale: string; keys: string[] },
): Promise<Map<string, number>> {
  const rows = await tx
    .select({ key: textVersions.key, number: sql<number>`max(${textVersions.number})::int` })
    .from(textVersions)
    .where(
      and(
        eq(textVersions.organizerId, organizerId),
        eq(textVersions.locale, locale),
        inArray(textVersions.key, keys),
      ),
    )
    .groupBy(textVersions.key)
  return new Map(rows.map(({ key, number }) => [key, number]))
}
