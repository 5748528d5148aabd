import { texts } from "#app/messages/en/texts.ts"
import { parseMessage } from "#app/messages/message-parts.ts"
import { exampleValues, variablesOf } from "#app/messages/message-variables.ts"
import type { OwnTexts } from "#app/messages/own-texts.ts"
import { catalogueLocale, translator, type Translate } from "#app/messages/translate.ts"
import type { ReplaceableText } from "#app/features/text/text-groups.ts"

/** What a variable may be filled with; its own name where nobody thought of an example. */
export function exampleOf(name: string, text: Translate): string {
  return Object.hasOwn(texts.examples, name) ? text(`texts.examples.${name}`) : name
}

/** A text filled with an example's values: each way that it reads, once. */
export function filledExamples(
  { key, message }: Pick<ReplaceableText, "key" | "message">,
  { locale, own, text }: { locale: string; own: OwnTexts; text: Translate },
): string[] {
  const said = translator(locale, own)
  const variables = variablesOf(parseMessage(message, catalogueLocale(locale)))
  const sets = exampleValues(variables, (name) => exampleOf(name, text))
  return [...new Set(sets.map((values) => said(key, values)))]
}
