import { originOfHost } from "#app/paths.ts"
import type { Env } from "#app/platform/env.server.ts"
import type { Keyring } from "#app/platform/keyring.server.ts"
import { createDomainProof } from "#app/providers/domain-proof/client.server.ts"
import type { DomainProofPort } from "#app/providers/domain-proof/port.ts"
import { reachOf } from "#app/features/webhook/reach.server.ts"
import { isHereMark, WELL_KNOWN } from "./here-mark.server.ts"
import { isLoopbackName } from "./host-name.ts"
import { judgeProof, recordName, type ProofKind, type Verdict } from "./judge-proof.ts"

const PATIENCE_MS = 8_000

/** Where proofs are looked for, by an installation's own reach. */
export function proofPortOf(env: Pick<Env, "isLoopback">): DomainProofPort {
  return createDomainProof({ reach: reachOf(env), timeoutMs: PATIENCE_MS })
}

/** Looks at a claimed host once, outside any transaction. */
export async function lookAtHost(
  claim: { host: string; proof: string; provenBy: ProofKind | null },
  { env, keyring }: { env: Pick<Env, "appUrl" | "isLoopback">; keyring: Keyring },
  port: DomainProofPort,
): Promise<Verdict> {
  const { host } = claim
  const isOwnMachine = env.isLoopback && isLoopbackName(host)
  const [texts, file] = await Promise.all([
    // No name server of the internet knows of this machine.
    isOwnMachine
      ? ({ kind: "absent", said: `${host} is this machine` } as const)
      : port.listTexts(recordName(host)),
    port.readFile(`${originOfHost(host, env.appUrl)}${WELL_KNOWN}`),
  ])
  const isMark = (answer: string) => isHereMark(answer, host, keyring)
  return judgeProof(claim, { texts, file }, { isOwnMachine, isMark })
}
