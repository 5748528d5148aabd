const MINUTE = 60
const HOUR = 60 * MINUTE

/**
 * How long to wait after each try, in seconds: nine more tries within three days of the first, as the
 * Standard Webhooks text spreads them. The last wait is no try any more: when it has passed and nothing came
 * of the last one, nobody is left who could still write down its answer.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const WAITS_SECONDS = [
  30,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  16 * HOUR,
  24 * HOUR,
  MINUTE,
] as const

export const MOST_ATTEMPTS = WAITS_SECONDS.length

/** When a delivery that was tried so often is due again. @param attempts from 1 to `MOST_ATTEMPTS` */
export function nextAttemptAt(attempts: number, lastAttemptAt: Date): Date {
  const seconds = WAITS_SECONDS[Math.min(attempts, MOST_ATTEMPTS) - 1] ?? 0
  return new Date(lastAttemptAt.getTime() + seconds * 1000)
}
