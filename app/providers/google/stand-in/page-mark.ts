import { hashOf } from "./secret-hash.ts"
import { invalid } from "./google-problem.ts"

/** A page or sync token: a number that only goes with the request it was given for. */
export function writeMark(value: number, request: string): string {
  return Buffer.from(`${value}.${hashOf(request).slice(0, 16)}`).toString("base64url")
}

/** The number of a token; 0 without one. @throws GoogleProblem when it belongs to another request */
export function readMark(mark: string | undefined, request: string): number {
  if (mark === undefined) return 0
  const [value = "", seal] = Buffer.from(mark, "base64url").toString().split(".")
  if (!/^\d{1,15}$/.test(value) || seal !== hashOf(request).slice(0, 16)) {
    throw invalid("Invalid page token value.")
  }
  return Number(value)
}
