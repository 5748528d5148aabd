import { pino } from "pino"

/**
 * One line of JSON per event. Whole objects of requests, errors and rows are never logged, and what is
 * called like a secret is struck out wherever it stands.
 */
export const logger = pino({
  level: process.env["LOG_LEVEL"] ?? "info",
  base: null,
  redact: {
    paths: ["token", "url", "password", "secret", "authorization", "cookie", "email"].flatMap(
      (name) => [name, `*.${name}`, `*.*.${name}`],
    ),
    censor: "[struck out]",
  },
  serializers: { err: describeError },
})

export type Log = typeof logger

const SIGNED_ADDRESS = /(\/bookings\/|resume=|token=)[\w.~%-]+/g

/** An error as the log may know it: its name, its message and where, without signed addresses. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const strike = (text: string) => text.replaceAll(SIGNED_ADDRESS, "$1[struck out]")
  const cause = error.cause instanceof Error ? { cause: describeError(error.cause) } : {}
  return {
    name: error.name,
    message: strike(error.message),
    stack: strike(error.stack ?? ""),
    ...cause,
  }
}
