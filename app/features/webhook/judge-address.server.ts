import {
  addressProblem,
  type AddressProblem,
} from "#app/providers/receiver/address-problem.server.ts"
import {
  resolveReceiver,
  type ResolveHost,
} from "#app/providers/receiver/resolve-receiver.server.ts"
import type { Env } from "#app/platform/env.server.ts"
import { reachOf } from "./reach.server.ts"

export type EndpointAddressProblem = AddressProblem | "webhook-url-unknown-host"

/**
 * What is wrong with an endpoint's address when it is saved, its name looked up once: a slip of the pen is
 * told at its field. It is judged again at each delivery. Asks name servers, so never inside a transaction.
 */
export async function judgeAddress(
  url: string,
  env: Pick<Env, "isLoopback">,
  resolve: ResolveHost,
): Promise<EndpointAddressProblem | null> {
  const reach = reachOf(env)
  const problem = addressProblem(url, reach)
  if (problem) return problem
  const found = await resolveReceiver(new URL(url), reach, resolve)
  if (found.ok) return null
  return found.problem === "unknown-host" ? "webhook-url-unknown-host" : "webhook-url-private"
}
