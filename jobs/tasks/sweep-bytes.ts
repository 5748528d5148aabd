import { letFilesGo } from "#app/features/file/let-files-go.server.ts"
import { sweepUnclaimedBytes } from "#app/features/media/sweep-unclaimed-bytes.server.ts"
import { forgetArchivedPictures } from "#app/features/media/forget-archived-pictures.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { payloads } from "#jobs/payloads.ts"

/** Lets go of clients' files that no booking took, and removes bytes from the storage that belong to nothing any more. */
export async function sweep_bytes(payload: unknown, runtime: Runtime): Promise<void> {
  payloads.sweep_bytes.parse(payload)
  await forgetArchivedPictures(runtime)
  await letFilesGo(runtime)
  await sweepUnclaimedBytes(runtime)
}
