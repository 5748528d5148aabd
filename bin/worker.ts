import { runWorker } from "#jobs/worker.ts"
import { reportReady, untilTold } from "./until-told.ts"

/** Works on jobs until it is told to end; what runs then is finished first. @returns the exit code */
export async function main(): Promise<number> {
  const worker = await runWorker()
  reportReady()
  await untilTold()
  await worker.stop()
  return 0
}
