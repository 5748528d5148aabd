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

/** Drizzle writes what a query carried below its text: names, addresses of people, hashes of tokens. */
const VALUES = /^(Failed query: .*?\nparams: ).*$/s

/** An error as the log may know it: its name, its message and where, without signed addresses and values. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const message = strike(error.message)
  const cause = error.cause instanceof Error ? { cause: describeError(error.cause) } : {}
  return {
    name: error.name,
    message,
    // A stack begins with the message.
    stack: strike((error.stack ?? "").split(error.message).join(message)),
    ...cause,
  }
}

function strike(text: string): string {
  return text.replace(VALUES, "$1[struck out]").replaceAll(SIGNED_ADDRESS, "$1[struck out]")
}

/** An error as the queue may keep it in its own tables: with the message that the log would have. */
export function withoutValues(error: unknown): Error {
  return new Error(String(describeError(error)["message"]))
}
