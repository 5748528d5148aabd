import type { PageInput } from "./input.ts"

/** The same page and hosts with nothing booked and no calendar entry: what only hours, notice and window decide. */
export function withNothingTaken(input: PageInput): PageInput {
  return {
    ...input,
    hosts: input.hosts.map((host) => ({ ...host, busy: [], busySources: [], bookedAt: [] })),
    meetings: [],
  }
}
