import { type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { ConnectionFailedScreen } from "#app/features/calendar/screens/connection-failed-screen.tsx"
import { answerCallback } from "./integrations.callback/answer-callback.server.ts"

/** Where a provider sends the browser back to, with `state` and `code` or `error`. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerCallback(request, params["provider"] ?? "")
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }]

export default function Callback() {
  return <ConnectionFailedScreen problemKey={useLoaderData<typeof loader>().problemKey} />
}
