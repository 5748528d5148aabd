import { Ajv2020 } from "ajv/dist/2020.js"
import formats from "ajv-formats"
import { buildDocument, type DocumentOperation } from "./document/build-document.ts"

/** The document as programs get it. */
export const testDocument = buildDocument("http://localhost:3000")

const ajv = new Ajv2020({ strict: false, allErrors: true })
formats.default(ajv)
ajv.addSchema({ ...testDocument, $id: "api" } as object)

/** Why a value is not what a shape of the document says; null when it is. */
export function whyNotShape(schema: object, value: unknown): string | null {
  const text = JSON.stringify(schema).replaceAll('"#/', '"api#/')
  const validate = ajv.compile(JSON.parse(text) as object)
  return validate(value) ? null : ajv.errorsText(validate.errors)
}

/** The operation that a method and a path reach; null when the document has none. */
export function findOperation(method: string, path: string): DocumentOperation | null {
  const found = Object.entries(testDocument.paths).filter(([template]) =>
    new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
  )
  // What is written out goes before what stands for anything.
  const [, methods] = found.sort(([a], [b]) => a.split("{").length - b.split("{").length)[0] ?? []
  return methods?.[method.toLowerCase()] ?? null
}

/**
 * Fails when an answer is not what the document promises: its status, its media type, its shape, the code of
 * a problem, and the headers that its operation names.
 */
export async function requireDocumented(method: string, path: string, response: Response) {
  const operation = findOperation(method, path)
  if (!operation) throw new Error(`The document has no ${method} ${path}.`)
  const said = `${method} ${path} ${response.status}`
  const answer = operation.responses[String(response.status)]
  if (!answer) throw new Error(`${said} is not documented.`)
  const text = await response.clone().text()
  if (!answer.content) {
    if (text !== "") throw new Error(`${said} has a body.`)
  } else {
    const type = response.headers.get("content-type")?.split(";")[0] ?? ""
    const media = answer.content[type]
    if (!media) throw new Error(`${said} is ${type}.`)
    const body: unknown = JSON.parse(text)
    const why = whyNotShape(media.schema, body)
    if (why !== null) throw new Error(`${said}: ${why} in ${text}`)
    const { code } = body as { code?: string }
    if (response.status >= 400 && !(String(code) in media.examples)) {
      throw new Error(`${said}: the code ${code} is not documented.`)
    }
  }
  const optional = ["Idempotency-Replayed", "Link"]
  for (const name of Object.keys(answer.headers ?? {})) {
    const isThere = optional.includes(name) || response.headers.has(name)
    if (!isThere) throw new Error(`${said} has no ${name}.`)
  }
}
