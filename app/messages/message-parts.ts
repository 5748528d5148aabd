import { IntlMessageFormat } from "intl-messageformat"

/** One part of a parsed message, as far as it is looked at here. */
type Part = {
  type: number
  value?: string
  options?: Record<string, { value: Part[] }>
}

/** The parser's numbers for the kinds of parts. */
const LITERAL = 0
const ARGUMENT = 1
const SELECT = 5
const PLURAL = 6
const POUND = 7

/** How a message uses one of its variables. */
export type VariableUse = {
  name: string
  /** `other-format` is one that needs a value of a kind ours never has: a date, a number with a style. */
  kind: "plain" | "plural" | "select" | "other-format"
  /** The cases it tells apart; empty unless `plural` or `select`. */
  cases: string[]
}

/** A message of the catalogue, parsed; tags are text. @throws when it is no ICU message */
export function parseMessage(message: string, language: string): IntlMessageFormat {
  return new IntlMessageFormat(message, language, undefined, { ignoreTag: true })
}

/** Whether a brace that belongs to no variable is said as it is: somebody forgot the other one. */
export function hasLooseBrace(message: IntlMessageFormat): boolean {
  const isLoose = ({ type, value, options }: Part): boolean =>
    (type === LITERAL && /[{}]/.test(value ?? "")) ||
    Object.values(options ?? {}).some((option) => option.value.some(isLoose))
  return (message.getAst() as unknown as Part[]).some(isLoose)
}

/** Every use of a variable in a message, in the order of its text, those inside cases included. */
export function variableUses(message: IntlMessageFormat): VariableUse[] {
  return usesIn(message.getAst() as unknown as Part[])
}

function usesIn(parts: readonly Part[]): VariableUse[] {
  return parts.flatMap(({ type, value, options }) => {
    if (type === LITERAL || type === POUND) return []
    const use = { name: value ?? "", kind: kindOf(type), cases: Object.keys(options ?? {}) }
    const inside = Object.values(options ?? {}).flatMap((option) => usesIn(option.value))
    return [use, ...inside]
  })
}

function kindOf(type: number): VariableUse["kind"] {
  if (type === ARGUMENT) return "plain"
  if (type === SELECT) return "select"
  return type === PLURAL ? "plural" : "other-format"
}
