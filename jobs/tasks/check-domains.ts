import { checkAllDomains } from "#app/features/domain/check-all-domains.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { payloads } from "#jobs/payloads.ts"

/** Looks whether the organizers' own domains are still proven and lead here. */
export async function check_domains(payload: unknown, runtime: Runtime): Promise<void> {
  payloads.check_domains.parse(payload)
  await checkAllDomains(runtime)
}
