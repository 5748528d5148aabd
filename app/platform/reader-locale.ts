import { remembered } from "./remembered.ts"

const MOST_WISHES = 10
const MOST_REMEMBERED = 500

const wished = remembered(firstKnown, MOST_REMEMBERED)
const resolved = remembered(known, MOST_REMEMBERED)

/**
 * The locale in which a reader wants dates and money: the first of `Accept-Language` that this runtime
 * knows (RFC 9110 §12.5.4), without its extensions.
 * @param fallback BCP 47, when the browser names none
 */
export function readerLocale(request: Request, fallback: string): string {
  const header = (request.headers.get("accept-language") ?? "").slice(0, 200)
  return wished(header) ?? resolved(fallback) ?? "en"
}

function firstKnown(header: string): string | null {
  const wishes = header
    .split(",", MOST_WISHES)
    .map((wish) => {
      const [tag = "", ...parameters] = wish.trim().split(";")
      const weight = parameters.map((part) => /^\s*q=([\d.]+)\s*$/i.exec(part)?.[1]).find(Boolean)
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ weight }) => weight > 0)
    // Equal wishes stay in their order: sorting is stable.
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wishes) {
    const locale = known(tag)
    if (locale) return locale
  }
  return null
}

/**
 * A tag as the runtime resolves it, or null when it has nothing for it. Resolved, because every made-up
 * region is well-formed, and each would make formats of its own that are kept.
 */
function known(tag: string): string | null {
  try {
    const { baseName } = new Intl.Locale(tag)
    if (Intl.DateTimeFormat.supportedLocalesOf(baseName).length === 0) return null
    return new Intl.DateTimeFormat(baseName).resolvedOptions().locale
  } catch {
    return null
  }
}
