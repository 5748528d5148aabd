import { buildDocument } from "#app/features/api/document/build-document.ts"
import { answerProgram, refuseMethod } from "#app/platform/answer-program.server.ts"
import { jsonUnlessKnown } from "#app/platform/entity-tag.server.ts"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { getRuntime } from "#app/runtime.server.ts"

/** `GET /api/openapi.json` → the API's document (OpenAPI 3.1), with an ETag. */
export function loader({ request }: LoaderFunctionArgs) {
  return answerProgram(request, getRuntime(), async ({ env }) =>
    jsonUnlessKnown(request, buildDocument(env.appUrl), { cacheControl: "no-cache" }),
  )
}

export const action = () => refuseMethod("GET")
