import { readOwnText, type OwnTextProblem } from "#app/messages/own-text.ts"
import type { ReplaceableText } from "./text-groups.ts"

/** What was typed, as it is kept: on one line, and empty when it says what ours says. */
export function typedOwnText(typed: string, { message }: Pick<ReplaceableText, "message">): string {
  const line = typed.replace(/[\t\r\n ]+/g, " ").trim()
  return line === message ? "" : line
}

/** Why a text may not stand in place of ours; null when it may, or is empty and leaves ours. */
export function ownTextProblem(
  { key, message }: Pick<ReplaceableText, "key" | "message">,
  own: string,
  language: string,
): OwnTextProblem | null {
  if (own === "") return null
  const read = readOwnText({ key, language, message }, own)
  return read.ok ? null : read.problem
}
