import { existsSync, readFileSync } from "node:fs"

import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js"

import type { FormObject, FormValue } from "./form-body.ts"

type Schema = {
  $ref?: string
  anyOf?: Schema[]
  enum?: unknown[]
  type?: string | string[]
  items?: Schema
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
}

type Operation = {
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content: Record<string, { schema: Schema }> }>
  "x-query-schema"?: Schema
}

type Spec = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

/** Stripe's contract as data, for contract tests; faults are one line each, and an empty list means valid. */
export type PublishedContract = {
  parameters(name: string): string[]
  faultsOf(schemaName: string, value: unknown): string[]
  faultsOfRequest(method: string, path: string, form: FormObject): string[]
  faultsOfAnswer(method: string, path: string, status: number, body: unknown): string[]
}

const specFile = new URL("../../../../../shared/specs/stripe.json", import.meta.url)

/** Reads the stored contract beside the project, or gives null where it is not kept. */
export function readPublishedContract(): PublishedContract | null {
  if (!existsSync(specFile)) return null
  const spec = JSON.parse(readFileSync(specFile, "utf8")) as Spec
  const ajv = new Ajv2020({ strict: false, allErrors: true, inlineRefs: false })
  ajv.addSchema(spec, "stripe")

  const compiled = new Map<string, ValidateFunction>()

  const named = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

  function resolve(schema: Schema): Schema {
    if (schema.$ref === undefined) return schema
    const name = schema.$ref.split("/").at(-1) ?? ""
    return resolve(spec.components.schemas[name] ?? {})
  }

  function faults(schema: Schema, value: unknown): string[] {
    const absolute = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"stripe#/')
    const validate = compiled.get(absolute) ?? ajv.compile(JSON.parse(absolute) as Schema)
    compiled.set(absolute, validate)
    if (validate(value)) return []
    return (validate.errors ?? []).map(
      (fault) => `${fault.instancePath} ${fault.message} ${JSON.stringify(fault.params)}`,
    )
  }

  function operationOf(method: string, path: string): Operation {
    const template = Object.keys(spec.paths).find((candidate) =>
      new RegExp(`^${candidate.replaceAll(/\{\w+\}/g, "(?!expire$)[^/]+")}$`).test(path),
    )
    const operation = spec.paths[template ?? ""]?.[method.toLowerCase()]
    if (operation === undefined) throw new Error(`The contract has no ${method} ${path}`)
    return operation
  }

  return {
    parameters: (name) => Object.keys(resolve(named(name)).properties ?? {}),
    faultsOf: (name, value) => faults(named(name), value),
    faultsOfRequest(method, path, form) {
      const operation = operationOf(method, path)
      const schema =
        operation.requestBody?.content["application/x-www-form-urlencoded"]?.schema ??
        operation["x-query-schema"]
      if (schema === undefined) return Object.keys(form).filter((name) => name !== "expand")
      return faults(schema, coerce(form, schema, resolve))
    },
    faultsOfAnswer(method, path, status, body) {
      const { responses } = operationOf(method, path)
      const schema = (status === 200 ? responses["200"] : responses["default"])?.content[
        "application/json"
      ]?.schema
      return schema === undefined ? [`no schema for ${status}`] : faults(schema, body)
    },
  }
}

/** A decoded form holds text alone: gives numbers, booleans and lists back where the schema wants them. */
function coerce(value: FormValue, schema: Schema, resolve: (schema: Schema) => Schema): unknown {
  const options = (resolve(schema).anyOf ?? [schema]).map(resolve)
  const takes = (type: string) => options.find((option) => option.type === type)
  if (typeof value === "string") {
    if (options.some((option) => option.enum?.includes(value))) return value
    if (takes("boolean") && (value === "true" || value === "false")) return value === "true"
    const number = takes("number") ?? takes("integer")
    return number !== undefined && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
  }
  const list = takes("array")
  if (list !== undefined && Object.keys(value).every((key) => /^\d+$/.test(key))) {
    return Object.values(value).map((item) => coerce(item, list.items ?? {}, resolve))
  }
  const object = takes("object") ?? {}
  const others = typeof object.additionalProperties === "object" ? object.additionalProperties : {}
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      coerce(item, object.properties?.[key] ?? others, resolve),
    ]),
  )
}
