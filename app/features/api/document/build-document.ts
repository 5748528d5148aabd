import { translator } from "#app/messages/translate.ts"
import { remembered } from "#app/platform/remembered.ts"
import { problemBody, problemStatus, type ProblemCode } from "#app/platform/problem-document.ts"
import { examples, problemExamples } from "./examples.ts"
import { jsonSchemas, refTo, type JsonSchema, type SchemaName } from "./json-schemas.ts"
import { operations, type Operation } from "./operations.ts"
import { parameterOf, type Parameter } from "./parameters.ts"

type Media = { schema: JsonSchema; examples: Record<string, { value: unknown }> }
type Header = { description: string; schema: JsonSchema }
export type DocumentAnswer = {
  description: string
  headers?: Record<string, Header>
  content?: Record<string, Media>
}
export type DocumentOperation = {
  operationId: string
  summary: string
  description: string
  tags: string[]
  security: Record<string, string[]>[]
  parameters: Parameter[]
  requestBody?: { required: boolean; content: Record<string, Media> }
  responses: Record<string, DocumentAnswer>
}
export type ApiDocument = {
  openapi: string
  info: {
    title: string
    description: string
    version: string
    license: { name: string; identifier: string }
  }
  servers: { url: string }[]
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, DocumentOperation>>
  components: {
    schemas: Record<SchemaName, JsonSchema>
    securitySchemes: Record<string, Record<string, string>>
  }
}

const text = translator("en")
const words = (key: string, values?: Record<string, string>) => text(`api.document.${key}`, values)

/**
 * The API as OpenAPI 3.1 has it (https://spec.openapis.org/oas/v3.1.1), from the schemas that read requests.
 * Made once for each public address, which is given without a slash at its end.
 */
export const buildDocument = remembered(describeApi)

function describeApi(appUrl: string): ApiDocument {
  const paths: ApiDocument["paths"] = {}
  for (const operation of operations) {
    const { path, method } = operation
    paths[path] = { ...paths[path], [method]: describe(operation) }
  }
  const bearer = { type: "http", scheme: "bearer" }
  return {
    openapi: "3.1.1",
    info: {
      title: words("title"),
      description: words("description"),
      version: "1",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: appUrl }],
    tags: ["content", "bookings"].map((tag) => ({
      name: words(`tags.${tag}.name`),
      description: words(`tags.${tag}.description`),
    })),
    paths,
    components: {
      schemas: jsonSchemas(),
      securitySchemes: {
        key: { ...bearer, description: words("key") },
        token: { ...bearer, description: words("token") },
      },
    },
  }
}

function describe(operation: Operation): DocumentOperation {
  const { id, tag, needs, parameters, body } = operation
  return {
    operationId: id,
    summary: text(`api.operations.${id}.summary`),
    description: text(`api.operations.${id}.description`),
    tags: [words(`tags.${tag}.name`)],
    security: {
      nothing: [{}],
      "key-sees-more": [{}, { key: scopeOf(needs) }],
      "optional-key": [{}, { key: scopeOf(needs) }],
      "key-or-token": [{ key: scopeOf(needs) }, { token: [] }],
    }[needs.kind],
    parameters: parameters.map(parameterOf),
    ...(body ? { requestBody: { required: body.isRequired, content: mediaOf(body.schema) } } : {}),
    responses: { ...successes(operation), ...refusals(operation.problems) },
  }
}

function scopeOf(needs: Operation["needs"]): string[] {
  if ("seesWith" in needs) return [needs.seesWith]
  return "scope" in needs ? [needs.scope] : []
}

function mediaOf(name: SchemaName): Record<string, Media> {
  const example = name === "Problem" || name === "BriefPage" ? {} : examples[name]
  return { "application/json": { schema: refTo(name), examples: { example: { value: example } } } }
}

const headerWords: Record<string, string> = {
  ETag: "etag",
  Location: "location",
  "Retry-After": "retryAfter",
  Link: "link",
  "Idempotency-Replayed": "replayed",
}

function headersOf(names: readonly string[]): Pick<DocumentAnswer, "headers"> {
  if (names.length === 0) return {}
  const header = (name: string) => ({
    description: words(`headers.${headerWords[name]}`),
    schema: { type: "string" },
  })
  return { headers: Object.fromEntries(names.map((name) => [name, header(name)])) }
}

function successes({ answer, other }: Operation): Record<string, DocumentAnswer> {
  const { status, schema, headers } = answer
  const description = words(status === 201 ? "answers.created" : "answers.ok")
  const answers: Record<string, DocumentAnswer> = {
    [status]: { description, ...headersOf(headers), content: mediaOf(schema) },
  }
  for (const code of other) {
    answers[code] =
      code === 304
        ? { description: words("answers.unchanged"), ...headersOf(["ETag"]) }
        : { description: words("answers.moved"), ...headersOf(["Location"]) }
  }
  return answers
}

/** One answer for each status, with every problem that has it as an example. */
function refusals(codes: readonly ProblemCode[]): Record<string, DocumentAnswer> {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes) {
    byStatus.set(problemStatus(code), [...(byStatus.get(problemStatus(code)) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => {
      const shown = ofStatus.map((code) => [
        code,
        { value: problemBody(code, problemExamples[code]) },
      ])
      const media = {
        schema: refTo("Problem"),
        examples: Object.fromEntries(shown) as Media["examples"],
      }
      const waits = status === 429 || status === 503 ? headersOf(["Retry-After"]) : {}
      const description = words("answers.problem", { codes: ofStatus.join(", ") })
      return [status, { description, ...waits, content: { "application/problem+json": media } }]
    }),
  )
}
