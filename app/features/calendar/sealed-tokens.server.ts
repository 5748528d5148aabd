import type { Keyring } from "#app/platform/keyring.server.ts"

type TokenColumn = "sealed_refresh_token" | "sealed_access_token"

const PURPOSE = "calendar-token"

/** Tokens are sealed to their row and column, so that a copied one opens nowhere else. */
export function sealToken(
  keyring: Keyring,
  connectionId: string,
  column: TokenColumn,
  token: string,
): string {
  return keyring.seal(PURPOSE, `${connectionId}:${column}`, token)
}

/** @throws SealBroken when it was sealed to another row or column, or the key is gone */
export function openToken(
  keyring: Keyring,
  connectionId: string,
  column: TokenColumn,
  sealed: string,
): string {
  return keyring.open(PURPOSE, `${connectionId}:${column}`, sealed)
}
