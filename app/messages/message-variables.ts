import type { IntlMessageFormat } from "intl-messageformat"
import type { MessageValues } from "./translate.ts"
import { variableUses } from "./message-parts.ts"

/** What fills one gap of a text of ours. */
export type Variable = {
  name: string
  /** A number is counted with; a choice is a word of the program's that only picks between cases. */
  kind: "text" | "number" | "choice"
  /** Of a choice: what it can be, `other` included. */
  options: string[]
}

/** The variables of a text of ours, each once, in the order of its words. */
export function variablesOf(ours: IntlMessageFormat): Variable[] {
  const found = new Map<string, Variable>()
  for (const { name, kind, cases } of variableUses(ours)) {
    const before = found.get(name)
    if (kind === "select") found.set(name, { name, kind: "choice", options: cases })
    else if (kind === "plural") found.set(name, { name, kind: "number", options: [] })
    else if (!before) found.set(name, { name, kind: "text", options: [] })
  }
  return [...found.values()]
}

const COUNTS = [0, 1, 2, 5]

/**
 * Values for a text, one set for each way that it can read: every option of a choice with every count.
 * @param example what a variable that is only shown is filled with
 */
export function exampleValues(
  variables: readonly Variable[],
  example: (name: string) => string,
): MessageValues[] {
  return variables.reduce<MessageValues[]>(
    (sets, variable) =>
      valuesOf(variable, example).flatMap((value) =>
        sets.map((set) => ({ ...set, [variable.name]: value })),
      ),
    [{}],
  )
}

function valuesOf({ name, kind, options }: Variable, example: (name: string) => string) {
  if (kind === "choice") return options
  return kind === "number" ? COUNTS : [example(name)]
}
