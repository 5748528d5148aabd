import { readSignedId, signId } from "#app/features/organizer/signed-id.server.ts"
import type { Keyring } from "#app/platform/keyring.server.ts"

const PURPOSE = "page-invitation"

/**
 * The token of a single-use link. It is the same whenever it is made again, so no row has to keep it.
 * @param id of the row in `page_invitations`
 */
export function pageInvitationToken(keyring: Keyring, id: string): string {
  return signId(keyring, PURPOSE, id)
}

/** The link's id inside a token, or null when we did not sign it. Whether it still works is the row's. */
export function readPageInvitation(keyring: Keyring, token: string): string | null {
  return readSignedId(keyring, PURPOSE, token)
}
