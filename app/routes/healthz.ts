import { checkHealth } from "#app/features/health/check-health.server.ts"
import { refuseMethod } from "#app/platform/answer-program.server.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * `GET /healthz` → 200 `{status:"ok"}` when the process is up, the database answers, and its migrations are
 * at or beyond this build; else 503 with the reason. Never limited, never cached.
 */
export async function loader(): Promise<Response> {
  const health = await checkHealth(getRuntime())
  const status = health.status === "ok" ? 200 : 503
  return Response.json(health, { status, headers: { "Cache-Control": "no-store" } })
}

export const action = () => refuseMethod("GET")
