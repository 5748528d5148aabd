import type { ReplaceableText } from "#app/features/text/text-groups.ts"
import { parseMessage } from "#app/messages/message-parts.ts"
import { variablesOf, type Variable } from "#app/messages/message-variables.ts"
import { variablesThatStay } from "#app/messages/own-text.ts"
import { catalogueLocale } from "#app/messages/translate.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { exampleOf } from "./example-of.ts"

/** What a text may be filled with, each explained by an example. */
export function Variables({ our, locale }: { our: ReplaceableText; locale: string }) {
  const { text } = useLanguage()
  const variables = variablesOf(parseMessage(our.message, catalogueLocale(locale)))
  if (variables.length === 0) return null
  const staying = new Set(variablesThatStay(our, variables))
  const said = (variable: Variable) => {
    const { name, kind, options } = variable
    const values = { variable: `{${name}}`, example: exampleOf(name, text) }
    const chosen = { ...values, options: options.join(", ") }
    return text(`texts.edit.${wordsOf[kind]}`, chosen)
  }
  return (
    <p className="text-sm wrap-anywhere text-muted">
      {text("texts.edit.variables")}{" "}
      {variables
        .map((variable) =>
          staying.has(variable.name)
            ? `${said(variable)} (${text("texts.edit.stays")})`
            : said(variable),
        )
        .join(" · ")}
    </p>
  )
}

const wordsOf: Record<Variable["kind"], string> = {
  text: "example",
  number: "number",
  choice: "choice",
}
