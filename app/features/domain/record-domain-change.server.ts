import type { Transaction } from "#db/client.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

type Verb = "added" | "removed" | "proven" | "lapsed" | "taken-over" | "chosen" | "given-up"

/** Writes down what was done to a domain; its name stays readable when it is gone. */
export async function recordDomainChange(
  tx: Transaction,
  actor: Actor,
  { verb, at, ...domain }: { verb: Verb; at: Date; id: string; organizerId: string; host: string },
  { ids }: Pick<Runtime, "ids">,
): Promise<void> {
  await recordChange(
    tx,
    actor,
    {
      organizerId: domain.organizerId,
      action: `domain.${verb}`,
      subjectKind: "domain",
      subjectId: domain.id,
      detail: { host: domain.host },
      at,
    },
    { ids },
  )
}
