import { eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { domains } from "#db/schema/domains.ts"
import { organizers } from "#db/schema/organizers.ts"
import { oneLine } from "#app/platform/one-line.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { LockedDomain } from "./find-locked-domain.server.ts"
import type { Verdict } from "./judge-proof.ts"
import { oweDomainMail } from "./owe-domain-mail.server.ts"
import { recordDomainChange } from "./record-domain-change.server.ts"
import { troubleOf } from "./trouble.ts"

const LONGEST_ERROR = 500

/** Writes down what a look at a domain came to, tells its owners what is due, and gives it up when it is time. */
export async function applyVerdict(
  tx: Transaction,
  actor: Actor,
  { domain, verdict }: { domain: LockedDomain; verdict: Verdict },
  runtime: Pick<Runtime, "clock" | "ids" | "env">,
): Promise<void> {
  const { id, organizerId, host, isPrimary } = domain
  const at = await runtime.clock.now(tx)
  const { since, due, isLapsed, givenUpAt } = troubleOf(domain, verdict, at)
  const isGivenUp = due === "giving-up"
  if (isGivenUp && isPrimary) {
    await tx.update(organizers).set({ primaryHost: null }).where(eq(organizers.id, organizerId))
  }
  const isNew = verdict.provenBy !== null && (domain.provenAt === null || domain.lapsedAt !== null)
  await tx
    .update(domains)
    .set({
      provenAt: domain.provenAt ?? (verdict.provenBy ? at : null),
      provenBy: verdict.provenBy ?? domain.provenBy,
      isHere: verdict.isHere,
      checkedAt: at,
      lastError: verdict.said === null ? null : oneLine(verdict.said, LONGEST_ERROR),
      troubleSince: since,
      toldAt: since === null ? null : due === "nothing" ? domain.toldAt : at,
      lapsedAt: isLapsed ? (domain.lapsedAt ?? at) : null,
    })
    .where(eq(domains.id, id))
  const note = (verb: "proven" | "lapsed") =>
    recordDomainChange(tx, actor, { verb, id, organizerId, host, at }, runtime)
  if (isNew) await note("proven")
  if (isGivenUp) await note("lapsed")
  if (due !== "nothing") await oweDomainMail(tx, runtime, { domain, news: due, givenUpAt, at })
}
