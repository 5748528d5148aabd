import { createHash } from "node:crypto"
import { eq } from "drizzle-orm"
import { webhookEndpoints } from "#db/schema/webhooks.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedEndpoint } from "./find-locked-endpoint.server.ts"
import { recordEndpointChange } from "./record-endpoint-change.server.ts"
import { openSecret, sealSecret } from "./sealed.server.ts"
import { makeSecret } from "./signature.server.ts"

const OLD_SIGNS_MS = 24 * 60 * 60_000

export type RotateSecretResult =
  | { ok: true; secret: string; previousUntilAt: Date }
  | { ok: false; problem: "not-found" | "changed-meanwhile" }

/** Tells one secret from the next without saying anything of either: of the sealed text alone. */
export function secretMark(sealedSecret: string): string {
  return createHash("sha256").update(sealedSecret).digest("base64url").slice(0, 22)
}

/**
 * Gives an endpoint a new secret, which is shown this once; the old one signs too for a day.
 * @param mark of the secret that the form was about: the same form sent twice rotates once, and shows the
 *   same new secret
 */
export async function rotateSecret(
  actor: Actor & { kind: "user" },
  { endpointId, mark }: { endpointId: string; mark: string },
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "random" | "keyring">,
): Promise<RotateSecretResult> {
  return inTransaction(runtime.db, async (tx) => {
    const endpoint = await findLockedEndpoint(tx, actor.organizerId, endpointId)
    if (!endpoint) return { ok: false, problem: "not-found" }
    const { sealedSecret, previousSealedSecret, previousUntilAt } = endpoint
    if (previousSealedSecret && previousUntilAt && secretMark(previousSealedSecret) === mark) {
      return { ok: true, secret: openSecret(endpointId, sealedSecret, runtime), previousUntilAt }
    }
    if (secretMark(sealedSecret) !== mark) return { ok: false, problem: "changed-meanwhile" }
    const at = await runtime.clock.now(tx)
    const secret = makeSecret(runtime.random)
    const untilAt = new Date(at.getTime() + OLD_SIGNS_MS)
    await tx
      .update(webhookEndpoints)
      .set({
        sealedSecret: sealSecret(endpointId, secret, runtime),
        previousSealedSecret: sealedSecret,
        previousUntilAt: untilAt,
        updatedAt: at,
      })
      .where(eq(webhookEndpoints.id, endpointId))
    await recordEndpointChange(tx, actor, { endpointId, verb: "secret-rotated", at }, runtime)
    return { ok: true, secret, previousUntilAt: untilAt }
  })
}
