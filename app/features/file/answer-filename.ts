import { cleanFilename } from "#app/features/media/clean-filename.ts"
import { fileKinds, type FileKind } from "./file-kind.ts"

const LONGEST = 100
/** What file systems and shells read something else in. */
const UNSAFE = /[<>:"|?*%`$;&{}]/g
const OTHER_NAMES: Partial<Record<FileKind, string[]>> = { jpeg: ["jpeg"], text: ["text"] }

/**
 * What a client's file is called from now on: their name for it, cleaned, with the ending of what it is. So
 * nothing that is a text can be opened as a program.
 * @param sent as the browser said it; anything at all
 */
export function answerFilename(sent: string, kind: FileKind): string {
  const { ending } = fileKinds[kind]
  const name = cleanFilename(sent)
    .replaceAll(UNSAFE, "-")
    .replace(/^[.\s-]+|[.\s]+$/g, "")
  const known = [ending, ...(OTHER_NAMES[kind] ?? [])]
  const isNamed = known.some((one) => name.toLowerCase().endsWith(`.${one}`))
  const stem = isNamed ? name.slice(0, name.lastIndexOf(".")) : name
  return `${[...stem].slice(0, LONGEST).join("").trim() || "file"}.${ending}`
}
