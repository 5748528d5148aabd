import { existsSync, readFileSync } from "node:fs"
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js"
import addFormats from "ajv-formats"

type Operation = {
  parameters?: { name: string; in: string; required?: boolean; schema: object }[]
  requestBody?: object
  responses: Record<string, { content?: object }>
  "x-scopes": string[]
}

type Document = {
  paths: Record<string, Record<string, Operation>>
  "x-expected-response-members": Record<string, string[]>
}

/** Google's published description of the Calendar API, as far as we use it, ready to judge with. */
export type CalendarSpec = {
  document: Document
  operation(method: string, path: string): { operation: Operation; pointer: string } | null
  /** What is wrong with a value by the schema at a JSON pointer; null when nothing is. */
  problemsOf(pointer: string, value: unknown): string | null
}

const FILE = "../shared/specs/google-calendar.json"

/** @returns null where the description is not at hand */
export function readCalendarSpec(): CalendarSpec | null {
  if (!existsSync(FILE)) return null
  const document = JSON.parse(readFileSync(FILE, "utf8")) as Document
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(document, "google")
  const validators = new Map<string, ValidateFunction>()
  return {
    document,
    operation(method, path) {
      for (const [template, operations] of Object.entries(document.paths)) {
        const pattern = new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`)
        const operation = pattern.test(path) ? operations[method.toLowerCase()] : undefined
        if (operation) {
          const at = template.replaceAll("~", "~0").replaceAll("/", "~1")
          return { operation, pointer: `#/paths/${at}/${method.toLowerCase()}` }
        }
      }
      return null
    },
    problemsOf(pointer, value) {
      const ref = `google${pointer.replaceAll("{", "%7B").replaceAll("}", "%7D")}`
      const validate = validators.get(ref) ?? ajv.compile({ $ref: ref })
      validators.set(ref, validate)
      return validate(value) ? null : ajv.errorsText(validate.errors)
    },
  }
}
