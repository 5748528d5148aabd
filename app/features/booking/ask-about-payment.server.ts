import { and, eq, inArray } from "drizzle-orm"
import { checkouts } from "#db/schema/payments.ts"
import type { EmailBooking } from "#app/features/notification/read-email.server.ts"
import { applySession } from "#app/features/payment/apply-session.server.ts"
import { noteSilence } from "#app/features/payment/note-silence.server.ts"
import { StripeFailure } from "#app/providers/stripe/failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { isHold } from "./states.ts"

/** How long a page waits for the provider before it is shown as things stand here. */
const PATIENCE_MS = 3_000
/** Pages that look again by themselves ask no more often than this. */
const ASK_EVERY_MS = 2_000

export type PaymentNews =
  | { kind: "nothing-open" }
  /** `decline` says in the provider's words why the last try failed; null when none did. */
  | { kind: "known"; decline: string | null }
  /** Something is open, and whether it was paid is not known now. */
  | { kind: "no-answer" }

/**
 * Asks the provider how a booking's checkout stands, so that a payment counts though its message never
 * came. Applies what has happened there and nothing else: it opens and closes nothing, and a provider that
 * fails or is slow fails no page.
 * @param isBack the client comes back from the provider: then it is always asked
 */
export async function askAboutPayment(
  booking: Pick<EmailBooking, "id" | "state" | "waitsFor">,
  { isBack, now }: { isBack: boolean; now: Date },
  runtime: Runtime,
): Promise<PaymentNews> {
  // A debit takes days to settle: nobody waits for that on a page, and the reconciler asks.
  const isUnpaid = isHold(booking.state) && booking.waitsFor !== "settlement"
  // A hold that ended while the provider was silent may have been paid all the same.
  if (!isUnpaid && booking.state !== "ABANDONED") return { kind: "nothing-open" }
  const [checkout] = await runtime.db
    .select({
      id: checkouts.id,
      sessionId: checkouts.providerSessionId,
      askedAt: checkouts.askedAt,
    })
    .from(checkouts)
    .where(and(eq(checkouts.bookingId, booking.id), inArray(checkouts.state, ["creating", "open"])))
  if (!checkout) return { kind: "nothing-open" }
  const { id, sessionId, askedAt } = checkout
  // The answer to opening it was lost: its job looks it up. Whoever was there already only has to wait.
  if (!sessionId) return { kind: isBack ? "no-answer" : "nothing-open" }
  const isFresh = askedAt !== null && now.getTime() - askedAt.getTime() < ASK_EVERY_MS
  if (isFresh && !isBack) return { kind: "known", decline: null }
  return inTime(ask({ checkoutId: id, sessionId }, runtime))
}

async function ask(
  { checkoutId, sessionId }: { checkoutId: string; sessionId: string },
  runtime: Runtime,
): Promise<PaymentNews> {
  try {
    const session = await noteSilence(checkoutId, runtime, () =>
      runtime.stripe.retrieveCheckoutSession(sessionId),
    )
    const provider = { kind: "provider", provider: "stripe" } as const
    await applySession(provider, { checkoutId, session }, runtime)
    const decline = session.payment_intent?.last_payment_error?.message ?? null
    return { kind: "known", decline }
  } catch (error) {
    const isExpected = error instanceof StripeFailure
    const about = { err: error, checkoutId }
    if (isExpected) runtime.log.warn(about, "a page could not ask about its payment")
    else runtime.log.error(about, "a payment could not be applied while a page asked about it")
    return { kind: "no-answer" }
  }
}

/** What comes too late is applied all the same; the page just does not wait for it. */
async function inTime(answer: Promise<PaymentNews>): Promise<PaymentNews> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<PaymentNews>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "no-answer" }), PATIENCE_MS)
  })
  try {
    return await Promise.race([answer, enough])
  } finally {
    clearTimeout(timer)
  }
}
