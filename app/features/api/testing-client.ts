import type { ApiDocument, DocumentOperation } from "./document/build-document.ts"

/** What a second front end knows: the document's own words for everything. */
export type ClientCall = {
  parameters?: Record<string, string | number>
  body?: unknown
  /** By the name of a security scheme, its credential. */
  credentials?: Record<string, string>
}

/** A refusal, as the document shapes it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Record<string, unknown>,
  ) {
    super(`${status}: ${String(problem["detail"])}`)
  }
}

export type Client = Record<string, (call?: ClientCall) => Promise<Record<string, unknown>>>

/**
 * A client made from an OpenAPI document and nothing else: one function for each operationId. It knows no
 * address, no header and no shape that the document does not name.
 */
export function generateClient(
  document: ApiDocument,
  fetch: (request: Request) => Promise<Response>,
): Client {
  const base = document.servers[0]?.url ?? ""
  const client: Client = {}
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      client[operation.operationId] = async (call = {}) => {
        const request = makeRequest(base + path, method, operation, document, call)
        return readAnswer(await fetch(request), operation)
      }
    }
  }
  return client
}

function makeRequest(
  template: string,
  method: string,
  operation: DocumentOperation,
  document: ApiDocument,
  { parameters = {}, body, credentials = {} }: ClientCall,
): Request {
  const known = new Map(operation.parameters.map((parameter) => [parameter.name, parameter]))
  const unknown = Object.keys(parameters).filter((name) => !known.has(name))
  if (unknown.length > 0) throw new Error(`${operation.operationId} has no ${unknown.join()}.`)
  let address = template
  const query = new URLSearchParams()
  const headers = new Headers()
  for (const { name, in: place, required } of known.values()) {
    const value = parameters[name]
    if (value === undefined) {
      if (required) throw new Error(`${operation.operationId} needs ${name}.`)
    } else if (place === "path") {
      address = address.replace(`{${name}}`, encodeURIComponent(value))
    } else if (place === "query") query.set(name, String(value))
    else headers.set(name, String(value))
  }
  const way = operation.security.find((one) => Object.keys(one).some((name) => credentials[name]))
  for (const name of Object.keys(way ?? {})) {
    const scheme = document.components.securitySchemes[name]
    if (scheme?.["scheme"] === "bearer") headers.set("Authorization", `Bearer ${credentials[name]}`)
  }
  const [type] = Object.keys(operation.requestBody?.content ?? {})
  if (body !== undefined && type) headers.set("Content-Type", type)
  const search = query.size > 0 ? `?${query.toString()}` : ""
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  return new Request(address + search, { method: method.toUpperCase(), headers, ...sent })
}

async function readAnswer(
  response: Response,
  operation: DocumentOperation,
): Promise<Record<string, unknown>> {
  const answer = operation.responses[String(response.status)]
  if (!answer) throw new Error(`${operation.operationId} answered ${response.status}.`)
  const body = (await response.json()) as Record<string, unknown>
  if (!response.ok) throw new Refused(response.status, body)
  return body
}
