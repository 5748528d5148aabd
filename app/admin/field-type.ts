import type { ReactNode } from "react"
import type { z } from "zod"
import type { Translate } from "#app/messages/translate.ts"

/** What a form holds: texts, in lists and groups. */
export type FormValue = string | undefined | FormValue[] | { [name: string]: FormValue }

/** One place of a form as its input sees it. */
export type FormField = {
  id: string
  name: string
  key: string | undefined
  /** Coded problems of this place alone, see `problem`. */
  errors: string[] | undefined
  initialValue: unknown
  /** As it is typed now, where scripts run; else what it began with. */
  value: unknown
  getFieldset(): Record<string, FormField>
  getFieldList(): FormField[]
}

/** What makes a submit button change a list; works with and without scripts. */
export type ListButtons = {
  insert(list: string, defaultValue?: FormValue): RowButton
  remove(list: string, index: number): RowButton
  move(list: string, from: number, to: number): RowButton
}
export type RowButton = { name: string; value: string; form: string; formNoValidate: boolean }

export type InputProps = {
  field: FormField
  /** In the reader's language. */
  label: string
  help: string | null
  buttons: ListButtons
  /** The day that zones' offsets are true for. */
  now: Date
}

/** The form's own texts by name, for a field whose meaning hangs on another, as a price on its currency. */
export type RawForm = (name: string) => string

/** Everything the fields of one thing say, by name. */
export type Content = Record<string, unknown>

export type TextContext = { text: Translate; locale: string; content: Content }

/** One kind of field: how it is read, asked, and shown. */
export type FieldType<Value> = {
  /** From the form's texts to the value; messages are coded by `problem`. */
  schema(raw: RawForm): z.ZodType<Value>
  toForm(value: Value, content: Content): FormValue
  Input(props: InputProps): ReactNode
  /** The value as a person reads it, in a cell or a comparison. */
  toText(value: Value, context: TextContext): string
}

/** A field of a collection: its name in the content, its kind, and where its words are. */
export type Field = {
  name: string
  /** Key of its texts: `label`, and `help` when `hasHelp`. */
  words: string
  hasHelp: boolean
  type: FieldType<unknown>
}

export type FieldSection = { name: string; words: string; fields: Field[] }

/** Ties a kind of field to its place. The value's type is checked here and forgotten after. */
export function defineField<Value>(
  name: string,
  words: string,
  type: FieldType<Value>,
  { hasHelp = false }: { hasHelp?: boolean } = {},
): Field {
  return { name, words, hasHelp, type: type as unknown as FieldType<unknown> }
}
