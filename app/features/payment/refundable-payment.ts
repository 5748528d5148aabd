type Captured = { capturedMinor: number; refundReservedMinor: number; isExtra: boolean }

/**
 * What a refund by hand takes from. Money beyond what was due, of which something is left because its own refund failed,
 * goes back before what the booking was paid with.
 * @returns one with nothing left when nothing is left of any; null when nothing ever came in
 */
export function refundablePayment<Payment extends Captured>(
  payments: readonly Payment[],
): Payment | null {
  const captured = payments
    .filter(({ capturedMinor }) => capturedMinor > 0)
    .toSorted((one, other) => Number(one.isExtra) - Number(other.isExtra))
  const left = captured.filter((one) => one.capturedMinor > one.refundReservedMinor)
  return left.at(-1) ?? captured[0] ?? null
}
