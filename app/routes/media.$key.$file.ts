import type { LoaderFunctionArgs } from "@remix-run/node"
import { servePicture } from "#app/features/media/serve-picture.server.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * `/media/:key/:file`: a picture in one width and format, such as `640.webp`. For anybody who knows the address,
 * which nobody can guess; it always means the same bytes, so whoever has them keeps them. 304 with `If-None-Match`,
 * 404 when there is no such picture, 503 when its bytes cannot be fetched now.
 */
export function loader({ request, params }: LoaderFunctionArgs) {
  const address = { key: params["key"] ?? "", file: params["file"] ?? "" }
  return servePicture(request, address, getRuntime())
}
