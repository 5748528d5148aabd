import { sweepUnclaimedBytes } from "#app/features/media/sweep-unclaimed-bytes.server.ts"
import { forgetArchivedPictures } from "#app/features/media/forget-archived-pictures.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { payloads } from "#jobs/payloads.ts"

/** Removes bytes from the storage that belong to nothing any more. */
export async function sweep_bytes(payload: unknown, runtime: Runtime): Promise<void> {
  payloads.sweep_bytes.parse(payload)
  await forgetArchivedPictures(runtime)
  await sweepUnclaimedBytes(runtime)
}
