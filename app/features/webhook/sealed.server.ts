import type { Keyring } from "#app/platform/keyring.server.ts"

type Keys = { keyring: Keyring }

const BODY = "webhook-body"
const SECRET = "webhook-secret"

export const sealBody = (messageId: string, body: string, { keyring }: Keys) =>
  keyring.seal(BODY, messageId, body)

export const openBody = (messageId: string, sealed: string, { keyring }: Keys) =>
  keyring.open(BODY, messageId, sealed)

export const sealSecret = (endpointId: string, secret: string, { keyring }: Keys) =>
  keyring.seal(SECRET, endpointId, secret)

export const openSecret = (endpointId: string, sealed: string, { keyring }: Keys) =>
  keyring.open(SECRET, endpointId, sealed)
