import { and, eq } from "drizzle-orm"
import { textVersions } from "#db/schema/texts.ts"
import type { Actor } from "#app/features/actor.ts"
import { catalogueLocale } from "#app/messages/translate.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { saveTexts, type SaveTextsResult } from "./save-texts.server.ts"

/**
 * Brings an earlier wording back, as a new version.
 * @param input `seen` is the mark of how the group stood when the version was chosen
 */
export async function restoreText(
  actor: Extract<Actor, { kind: "user" }>,
  { versionId, ...input }: { locale: string; groupId: string; versionId: string; seen: string },
  runtime: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<SaveTextsResult> {
  if (!isId(versionId)) return { ok: false, problem: "not-found" }
  const [version] = await runtime.db
    .select({ key: textVersions.key, text: textVersions.text })
    .from(textVersions)
    .where(
      and(
        eq(textVersions.id, versionId),
        eq(textVersions.organizerId, actor.organizerId),
        eq(textVersions.locale, catalogueLocale(input.locale)),
      ),
    )
  if (!version) return { ok: false, problem: "not-found" }
  const texts = { [version.key]: version.text ?? "" }
  return saveTexts(actor, { ...input, texts, action: "restored" }, runtime)
}
