import { checkHealth } from "#app/features/health/check-health.server.ts"
import { readReadiness } from "#app/features/health/read-readiness.server.ts"
import { refuseMethod } from "#app/platform/answer-program.server.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * `GET /readyz` → as `/healthz`, with `worker`, `mail` and `calendars` beside it, which tell and never turn
 * it red: a web process without them still takes bookings.
 */
export async function loader(): Promise<Response> {
  const runtime = getRuntime()
  const health = await checkHealth(runtime)
  const isOk = health.status === "ok"
  const body = isOk ? { ...health, ...(await readReadiness(runtime)) } : health
  return Response.json(body, {
    status: isOk ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  })
}

export const action = () => refuseMethod("GET")
