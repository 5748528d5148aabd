import { publishPlanned } from "#app/features/page/publish-planned.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { payloads } from "#jobs/payloads.ts"

/** Shows clients the revision that was planned for a page, once its time has come. */
export async function publish_page(payload: unknown, runtime: Runtime): Promise<void> {
  const page = payloads.publish_page.parse(payload)
  await publishPlanned({ kind: "job", task: "publish_page" }, page, runtime)
}
