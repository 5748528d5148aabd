import type { Keyring } from "#app/platform/keyring.server.ts"
import { readSignedId, signId } from "./signed-id.server.ts"

const PURPOSE = "invitation"

/** The token of a mailed invitation. @param id of the row in `invitations` */
export function invitationToken(keyring: Keyring, id: string): string {
  return signId(keyring, PURPOSE, id)
}

/** The invitation's id inside a token, or null when we did not sign it. Whether it still works is the row's. */
export function readInvitationToken(keyring: Keyring, token: string): string | null {
  return readSignedId(keyring, PURPOSE, token)
}
