import type { LoaderFunctionArgs } from "@remix-run/node"
import { findServedHost } from "#app/features/domain/find-served-host.server.ts"
import { readHost } from "#app/features/domain/host-name.ts"
import { answerUnlimited, json, refuseMethod } from "#app/platform/answer-program.server.ts"
import { mayWatch } from "#app/platform/may-watch.server.ts"
import { problemDocument } from "#app/platform/problem-document.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * `GET /api/served-domain?domain=book.example.com` → 200 `{host}` for a host name that an organizer has proven, 404
 * for every other: a proxy asks before it gets a certificate for a name, so that nobody makes it ask for theirs. For
 * this machine itself or with `Authorization: Bearer <METRICS_TOKEN>`; for anybody else there is nothing here.
 */
export function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  return answerUnlimited(request, getRuntime(), async (runtime) => {
    if (!mayWatch(request, runtime.env.metricsToken)) return problemDocument("not-found")
    const host = readHost(new URL(request.url).searchParams.get("domain") ?? undefined)
    const served = host === null ? null : await findServedHost(host, runtime)
    return served === null
      ? problemDocument("not-found")
      : json({ host }, { "Cache-Control": "no-store" })
  })
}

export const action = () => refuseMethod("GET")
