import { readSignedId, signId } from "#app/features/organizer/signed-id.server.ts"
import type { Keyring } from "#app/platform/keyring.server.ts"

const PURPOSE = "answer-file"

/** What a form carries of a file that is kept already: whoever has it may give the file with one booking. */
export function fileToken(keyring: Keyring, fileId: string): string {
  return signId(keyring, PURPOSE, fileId)
}

/** The file that a form names, or null when the form did not get it from us. */
export function readFileToken(keyring: Keyring, token: string): string | null {
  return readSignedId(keyring, PURPOSE, token)
}
