import { sql } from "drizzle-orm"
import { payments } from "#db/schema/payments.ts"

/** What a captured payment is by what has gone back of it, as a value of the row that is updated. */
export const stateByAmounts = sql`case
  when ${payments.refundedMinor} >= ${payments.capturedMinor} then 'refunded'
  when ${payments.refundedMinor} > 0 then 'partially_refunded'
  else 'paid' end`
