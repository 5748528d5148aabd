import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { buildDocument, type ApiDocument } from "#app/features/api/document/build-document.ts"
import { ReferenceScreen } from "#app/features/api/screens/reference-screen.tsx"
import { requireWithinLimit } from "#app/platform/require-within-limit.server.ts"
import { getRuntime } from "#app/runtime.server.ts"

/** `GET /api`: the API's document as a page to read. Says nothing of any organizer. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  await requireWithinLimit(request, runtime)
  return { document: buildDocument(runtime.env.appUrl) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.document.info.title ?? "" },
]

export default function ApiReference() {
  const { document } = useLoaderData() as { document: ApiDocument }
  return <ReferenceScreen document={document} />
}
