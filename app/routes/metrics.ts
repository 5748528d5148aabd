import type { LoaderFunctionArgs } from "@remix-run/node"
import { listMetrics } from "#app/features/health/list-metrics.server.ts"
import { answerUnlimited, refuseMethod } from "#app/platform/answer-program.server.ts"
import { mayWatch } from "#app/platform/may-watch.server.ts"
import { problemDocument } from "#app/platform/problem-document.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * `GET /metrics` → Prometheus text, for this machine itself or with `Authorization: Bearer <METRICS_TOKEN>`;
 * for anybody else there is nothing here.
 */
export function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  return answerUnlimited(request, getRuntime(), async (runtime) => {
    if (!mayWatch(request, runtime.env.metricsToken)) return problemDocument("not-found")
    return new Response(await listMetrics(runtime), {
      headers: {
        "Content-Type": "text/plain; version=0.0.4; charset=utf-8",
        "Cache-Control": "no-store",
      },
    })
  })
}

export const action = () => refuseMethod("GET")
