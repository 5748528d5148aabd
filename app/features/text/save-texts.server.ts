import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { catalogueLocale } from "#app/messages/translate.ts"
import type { OwnTextProblem } from "#app/messages/own-text.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { lockTexts } from "./lock-texts.server.ts"
import { ownTextProblem, typedOwnText } from "./own-text-form.ts"
import { findTextGroup, type TextGroup } from "./text-groups.ts"
import { textMark } from "./text-mark.server.ts"
import { writeTexts, type TextAction } from "./write-texts.server.ts"

export type SaveTextsInput = {
  /** The organizer's; texts are kept for the catalogue that it gets. */
  locale: string
  groupId: string
  /** By key; an empty text goes back to ours, and a key that is not named stays as it is. */
  texts: Readonly<Record<string, string>>
  /** The mark of what the sender knows to stand there. */
  seen: string
  action: TextAction
}

export type SaveTextsResult =
  | { ok: true }
  | { ok: false; problem: "not-found" }
  | { ok: false; problem: "refused"; key: string; because: OwnTextProblem }
  /** Somebody saved meanwhile: nothing was written. Send `mark` to save over what stands there now. */
  | { ok: false; problem: "changed-meanwhile"; there: Record<string, string>; mark: string }

/**
 * Replaces texts of one group by an organizer's own words, or brings ours back. Every wording is kept. Sent
 * twice, the second changes nothing.
 */
export async function saveTexts(
  actor: Extract<Actor, { kind: "user" }>,
  input: SaveTextsInput,
  runtime: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<SaveTextsResult> {
  const group = findTextGroup(input.locale, input.groupId)
  if (!group) return { ok: false, problem: "not-found" }
  const language = catalogueLocale(input.locale)
  const wanted = readTexts(group, input.texts)
  if (!wanted) return { ok: false, problem: "not-found" }
  for (const { text, own } of wanted) {
    const because = ownTextProblem(text, own, language)
    if (because) return { ok: false, problem: "refused", key: text.key, because }
  }
  const { organizerId } = actor
  return inTransaction(runtime.db, async (tx) => {
    const there = await lockTexts(tx, { organizerId, language, group })
    const changed = wanted
      .map(({ text: { key }, own }) => ({ key, own }))
      .filter(({ key, own }) => own !== (there[key] ?? ""))
    if (changed.length === 0) return { ok: true }
    const mark = textMark(there)
    if (mark !== input.seen) return { ok: false, problem: "changed-meanwhile", there, mark }
    const { action } = input
    await writeTexts(tx, actor, { language, groupId: group.id, changed, action }, runtime)
    return { ok: true }
  })
}

function readTexts(group: TextGroup, texts: Readonly<Record<string, string>>) {
  const wanted = Object.entries(texts).map(([key, typed]) => {
    const text = group.texts.find((one) => one.key === key)
    return text ? { text, own: typedOwnText(typed, text) } : null
  })
  return wanted.every((one) => one !== null) ? wanted : null
}
