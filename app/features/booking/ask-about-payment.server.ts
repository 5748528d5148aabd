import { and, eq, inArray } from "drizzle-orm"
import { checkouts } from "#db/schema/payments.ts"
import type { EmailBooking } from "#app/features/notification/read-email.server.ts"
import { settleCheckout } from "#app/features/payment/settle-checkout.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { isHold } from "./states.ts"

/** How long a page waits for the provider before it is shown as things stand here. */
const PATIENCE_MS = 3_000
/** Pages that look again by themselves ask no more often than this. */
const ASK_EVERY_MS = 2_000

/** `no-answer`: something is open, and whether it was paid is not known now. */
export type PaymentNews = "nothing-open" | "known" | "no-answer"

/**
 * Asks the provider how a booking's checkout stands, so that a payment counts though its message never
 * came. Applies what has happened there and nothing else; a provider that fails or is slow fails no page.
 * @param isBack the client comes back from the provider: then it is always asked
 */
export async function askAboutPayment(
  booking: Pick<EmailBooking, "id" | "state" | "waitsFor">,
  { isBack, now }: { isBack: boolean; now: Date },
  runtime: Runtime,
): Promise<PaymentNews> {
  if (!isHold(booking.state)) return "nothing-open"
  const [checkout] = await runtime.db
    .select({ id: checkouts.id, state: checkouts.state, askedAt: checkouts.askedAt })
    .from(checkouts)
    .where(
      and(
        eq(checkouts.bookingId, booking.id),
        inArray(
          checkouts.state,
          booking.waitsFor === "settlement" ? ["complete"] : ["creating", "open"],
        ),
      ),
    )
  if (!checkout) return "nothing-open"
  // One that is still being opened is its job's to finish, unless somebody has been there already.
  if (checkout.state === "creating" && !isBack) return "nothing-open"
  const isFresh = checkout.askedAt && now.getTime() - checkout.askedAt.getTime() < ASK_EVERY_MS
  if (isFresh && !isBack) return "known"
  return askInTime(checkout.id, runtime)
}

async function askInTime(checkoutId: string, runtime: Runtime): Promise<PaymentNews> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<PaymentNews>((resolve) => {
    timer = setTimeout(() => resolve("no-answer"), PATIENCE_MS)
  })
  const provider = { kind: "provider", provider: "stripe" } as const
  const answer = settleCheckout(provider, { checkoutId }, runtime).then(
    (): PaymentNews => "known",
    (error: unknown): PaymentNews => {
      runtime.log.warn({ err: error, checkoutId }, "a page could not ask about its payment")
      return "no-answer"
    },
  )
  try {
    return await Promise.race([answer, enough])
  } finally {
    clearTimeout(timer)
  }
}
