import type { IntlMessageFormat } from "intl-messageformat"
import { hasLooseBrace, parseMessage, variableUses, type VariableUse } from "./message-parts.ts"
import { exampleValues, variablesOf, type Variable } from "./message-variables.ts"

/** Why a text may not stand in place of ours, with what its sentence needs. */
export type OwnTextProblem =
  | { name: "text-too-long"; longest: number }
  | { name: "text-unprintable" }
  | { name: "text-html" }
  | { name: "text-broken"; variables: string }
  | { name: "text-no-variables" }
  | { name: "text-unknown-variable"; variable: string; variables: string }
  | { name: "text-wrong-format"; variable: string }
  | { name: "text-only-chooses"; variable: string; options: string }
  | { name: "text-unknown-case"; variable: string; option: string; options: string }
  | { name: "text-missing-variable"; variable: string }
  | { name: "text-says-nothing" }

/** What a text is read against. */
export type OurText = { key: string; language: string; message: string }

/** What stands on one line of a mail is cut there; everything else is a paragraph at most. */
const LONGEST_LINE = 200
const LONGEST_PARAGRAPH = 1000
const LINES = new Set(["subject", "headline", "title", "label"])
const SHORT = 60

/** Numbers promise something: a sentence that names one of these in ours names it in any other words too. */
const PROMISES = new Set(
  "amount paid price refund percent duration minutes hours days count".split(" "),
)
/** Labels that only a screen reader tells apart by what they name. */
const LABELS = "interface."

const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/u
const TAG = /<[a-z!/?]/i
const INVISIBLE = /[\p{C}\p{Z}\p{M}\u115f\u1160\u3164\uffa0]/gu
const PLURAL_CASE = /^(zero|one|two|few|many|other|=\d{1,9})$/

/** How long an own text may be, in characters. */
export function longestOwnText({ key, message }: Pick<OurText, "key" | "message">): number {
  const last = key.split(".").at(-1) ?? ""
  return LINES.has(last) || message.length <= SHORT ? LONGEST_LINE : LONGEST_PARAGRAPH
}

/** The variables that a text in place of ours has to name. */
export function variablesThatStay({ key }: Pick<OurText, "key">, variables: Variable[]): string[] {
  return variables
    .filter(({ name, kind }) => kind !== "choice" && (PROMISES.has(name) || key.startsWith(LABELS)))
    .map(({ name }) => name)
}

/**
 * Reads a text that shall stand in place of ours: plain words with variables that ours has. In it an
 * apostrophe is an apostrophe, unlike in ICU's own notation, where it would hide a variable.
 * @returns the message, which formats with whatever ours formats with, or why it may not be used
 */
export function readOwnText(
  our: OurText,
  own: string,
): { ok: true; message: IntlMessageFormat } | { ok: false; problem: OwnTextProblem } {
  const longest = longestOwnText(our)
  if (own.length > longest) return { ok: false, problem: { name: "text-too-long", longest } }
  if (UNPRINTABLE.test(own)) return { ok: false, problem: { name: "text-unprintable" } }
  if (TAG.test(own)) return { ok: false, problem: { name: "text-html" } }
  const variables = variablesOf(parseMessage(our.message, our.language))
  const message = tryParse(own, our.language)
  if (!message || hasLooseBrace(message)) return { ok: false, problem: brokenProblem(variables) }
  const uses = variableUses(message)
  for (const use of uses) {
    const problem = useProblem(use, variables)
    if (problem) return { ok: false, problem }
  }
  const missing = variablesThatStay(our, variables).find(
    (name) => !uses.some((use) => use.name === name),
  )
  if (missing) return { ok: false, problem: { name: "text-missing-variable", variable: missing } }
  return saysSomething(message, variables)
    ? { ok: true, message }
    : { ok: false, problem: { name: "text-says-nothing" } }
}

function tryParse(own: string, language: string): IntlMessageFormat | null {
  try {
    return parseMessage(own.replaceAll("'", "''"), language)
  } catch {
    return null
  }
}

function brokenProblem(variables: Variable[]): OwnTextProblem {
  if (variables.length === 0) return { name: "text-no-variables" }
  return { name: "text-broken", variables: namesText(variables) }
}

function useProblem(use: VariableUse, variables: Variable[]): OwnTextProblem | null {
  const known = variables.find(({ name }) => name === use.name)
  if (!known) {
    if (variables.length === 0) return { name: "text-no-variables" }
    return {
      name: "text-unknown-variable",
      variable: use.name.slice(0, 60),
      variables: namesText(variables),
    }
  }
  const { name: variable } = known
  if (use.kind === "plain" && known.kind === "choice") {
    return { name: "text-only-chooses", variable, options: known.options.join(", ") }
  }
  if (use.kind === "plain") return null
  const fits = { plural: "number", select: "choice", "other-format": null }[use.kind] === known.kind
  if (!fits) return { name: "text-wrong-format", variable }
  const options = use.kind === "plural" ? "one, other" : known.options.join(", ")
  const isKnown = (option: string) =>
    use.kind === "plural" ? PLURAL_CASE.test(option) : known.options.includes(option)
  const option = use.cases.find((one) => !isKnown(one))
  return option === undefined
    ? null
    : { name: "text-unknown-case", variable, option: option.slice(0, 60), options }
}

/** Whether there is something to see however its variables are filled: a button never loses its words. */
function saysSomething(message: IntlMessageFormat, variables: Variable[]): boolean {
  return exampleValues(variables, () => "x").every(
    (values) =>
      String(message.format(values as Record<string, string>)).replace(INVISIBLE, "") !== "",
  )
}

/** "{page}, {date}": as they are typed. */
function namesText(variables: Variable[]): string {
  return variables.map(({ name }) => `{${name}}`).join(", ")
}
