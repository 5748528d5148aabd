import { isTimeZone } from "#app/platform/time-zone.ts"
import { GoogleProblem, invalid, unknownName } from "./google-problem.ts"
import { methodQueries } from "./method-queries.ts"
import type { MethodName } from "./method-scopes.ts"

type Kind = "text" | "texts" | "flag" | "count" | "instant" | "zone" | readonly string[]

/** The query parameters of one method by name, and how each is read. */
export type QueryShape = Record<string, Kind>

export type Query = {
  text(name: string): string | undefined
  texts(name: string): string[]
  flag(name: string): boolean
  count(name: string, otherwise: number, most: number): number
  instant(name: string): Date | undefined
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

/** Reads a method's query strictly: an unknown name, a repeated one or an unreadable value is refused. */
export function readQuery({ url, method }: { url: URL; method: MethodName }): Query {
  const shape: QueryShape = methodQueries[method]
  for (const [name, value] of url.searchParams) {
    const kind = Object.hasOwn(shape, name) ? shape[name] : undefined
    if (kind === undefined) throw unknownName(name, "")
    if (kind !== "texts" && url.searchParams.getAll(name).length > 1) {
      throw invalid(`Repeated parameter ${name}`)
    }
    if (!isReadable(kind, value)) {
      throw new GoogleProblem(400, "invalidParameter", `Invalid value '${value}' for ${name}.`)
    }
  }
  const text = (name: string) => url.searchParams.get(name) ?? undefined
  return {
    text,
    texts: (name) => url.searchParams.getAll(name),
    flag: (name) => text(name) === "true",
    count: (name, otherwise, most) => Math.min(Number(text(name) ?? otherwise), most),
    instant: (name) => {
      const value = text(name)
      return value === undefined ? undefined : new Date(value)
    },
  }
}

function isReadable(kind: Kind, value: string): boolean {
  if (typeof kind !== "string") return kind.includes(value)
  if (kind === "flag") return value === "true" || value === "false"
  if (kind === "count") return /^[1-9]\d{0,8}$/.test(value)
  if (kind === "instant") return INSTANT.test(value) && !Number.isNaN(Date.parse(value))
  if (kind === "zone") return isTimeZone(value)
  return true
}
