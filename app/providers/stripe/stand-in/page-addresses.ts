/** The payable page of a session, below the stand-in's own origin. */
export function checkoutPageAddress(origin: string, sessionId: string): string {
  return `${origin}/stripe/checkout/${sessionId}`
}

/** Where the buyer goes after paying: the literal `{CHECKOUT_SESSION_ID}` becomes the session's id. */
export function returnAddress(successUrl: string, sessionId: string): string {
  return successUrl.replaceAll("{CHECKOUT_SESSION_ID}", sessionId)
}
