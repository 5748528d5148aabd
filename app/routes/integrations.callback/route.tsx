import { type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { ConnectionFailedScreen } from "#app/features/calendar/screens/connection-failed-screen.tsx"
import { answerCallback } from "./answer-callback.server.ts"

/** Where any provider may send the browser back to: the state says which one it is. */
export function loader({ request }: LoaderFunctionArgs) {
  return answerCallback(request, null)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }]

export default function Callback() {
  return <ConnectionFailedScreen problemKey={useLoaderData<typeof loader>().problemKey} />
}
