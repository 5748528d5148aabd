import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import S3rver from "s3rver"
import type { RandomBytes } from "#app/platform/random.ts"
import { createDiskStorage } from "./disk.server.ts"
import type { StoragePort } from "./port.ts"
import type { S3Settings } from "./s3.server.ts"
import { isSignedWith } from "./testing-signature.ts"

const credentials = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" }

/** A server that speaks S3 and checks signatures on a free port, with one bucket, its bytes in a folder that `stop` removes. */
export async function startS3Server(): Promise<{
  settings: Omit<S3Settings, "random">
  stop: () => Promise<void>
}> {
  const directory = await mkdtemp(join(tmpdir(), "holdfast-s3-"))
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: "pictures" }],
  })
  // The server knows version 4 and does not check it, so that is done before it.
  server.middleware.unshift(async (context, next) => {
    if (isSignedWith(context.req, credentials)) return next()
    context.status = 403
    context.body = "<Error><Code>SignatureDoesNotMatch</Code></Error>"
  })
  const { port } = await server.run()
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      region: "us-east-1",
      bucket: "pictures",
      ...credentials,
    },
    stop: async () => {
      await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** A storage in a folder of its own, which `remove` takes away. */
export async function createTestStorage(
  random: RandomBytes,
): Promise<{ storage: StoragePort; folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-storage-"))
  return {
    storage: createDiskStorage(folder, random),
    folder,
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
