import { translator } from "#app/messages/translate.ts"
import { MOST_LISTED } from "#app/features/page/list-place.ts"
import type { JsonSchema } from "./json-schemas.ts"
import type { ParameterName } from "./operations.ts"

export type Parameter = {
  name: string
  in: "path" | "query" | "header"
  required: boolean
  description: string
  schema: JsonSchema
  example?: unknown
}

type Facts = Pick<Parameter, "in" | "schema" | "example"> & { name?: string; required?: true }

const text: JsonSchema = { type: "string" }
const instant: JsonSchema = { type: "string", format: "date-time" }

const facts: Record<ParameterName, Facts> = {
  organizer: { in: "path", schema: text, example: "studio" },
  page: { in: "path", schema: text, example: "consultation" },
  id: { in: "path", schema: { type: "string", format: "uuid" } },
  status: { in: "query", schema: { type: "string", enum: ["published", "all"] } },
  limit: { in: "query", schema: { type: "integer", minimum: 1, maximum: MOST_LISTED } },
  after: { in: "query", schema: text },
  from: { in: "query", schema: instant, required: true, example: "2026-12-01T00:00:00Z" },
  to: { in: "query", schema: instant, required: true, example: "2026-12-31T00:00:00Z" },
  timeZone: { in: "query", schema: text, example: "Europe/Berlin" },
  duration: { in: "query", schema: { type: "integer" }, example: 30 },
  invitation: { in: "query", schema: text },
  idempotencyKey: {
    in: "header",
    name: "Idempotency-Key",
    schema: { type: "string", maxLength: 255 },
    example: "8e03978e-40d5-43dd-bc93-6894a57f9324",
  },
  ifNoneMatch: { in: "header", name: "If-None-Match", schema: text },
}

/** One parameter of an operation; those in a path are always needed. */
export function parameterOf(name: ParameterName): Parameter {
  const { required, ...rest } = facts[name]
  return {
    name,
    ...rest,
    required: required === true || rest.in === "path",
    description: translator("en")(`api.document.parameters.${name}`),
  }
}
