import { originOfHost } from "#app/paths.ts"
import type { Env } from "#app/platform/env.server.ts"
import { WELL_KNOWN } from "./here-mark.server.ts"
import { isLoopbackName } from "./host-name.ts"
import { proofText, recordName } from "./judge-proof.ts"

/** What an owner puts where to prove a claim; null where there is nothing to prove. */
export function wantedProof(
  { host, proof }: { host: string; proof: string },
  { appUrl, isLoopback }: Pick<Env, "appUrl" | "isLoopback">,
): { recordName: string; value: string; fileAddress: string } | null {
  if (isLoopback && isLoopbackName(host)) return null
  return {
    recordName: recordName(host),
    value: proofText(proof),
    fileAddress: `${originOfHost(host, appUrl)}${WELL_KNOWN}`,
  }
}
