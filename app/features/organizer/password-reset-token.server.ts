import type { Keyring } from "#app/platform/keyring.server.ts"
import { readSignedId, signId } from "./signed-id.server.ts"

const PURPOSE = "password-reset"

/** The token of a mailed reset link. @param id of the row in `password_resets` */
export function passwordResetToken(keyring: Keyring, id: string): string {
  return signId(keyring, PURPOSE, id)
}

/** The reset's id inside a token, or null when we did not sign it. Whether it still works is the row's. */
export function readPasswordResetToken(keyring: Keyring, token: string): string | null {
  return readSignedId(keyring, PURPOSE, token)
}
