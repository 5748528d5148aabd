import { and, eq, inArray, or } from "drizzle-orm"
import { checkouts, payments } from "#db/schema/payments.ts"

/** Of a checkout joined with its payment: whether money may come of it yet, as far as the provider was heard. */
export const mayBePaid = or(
  inArray(checkouts.state, ["creating", "open"]),
  and(eq(checkouts.state, "complete"), inArray(payments.state, ["unpaid", "processing"])),
)
