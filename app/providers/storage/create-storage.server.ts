import type { RandomBytes } from "#app/platform/random.ts"
import { createDiskStorage } from "./disk.server.ts"
import type { StoragePort } from "./port.ts"
import { createS3Storage, type S3Settings } from "./s3.server.ts"

/** The storage that is set up: a bucket when there is one, otherwise the folder. */
export function createStorage(
  { s3, folder }: { s3: Omit<S3Settings, "random"> | null; folder: string },
  random: RandomBytes,
): StoragePort {
  return s3 ? createS3Storage({ ...s3, random }) : createDiskStorage(folder, random)
}
