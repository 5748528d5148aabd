import { ProviderFailure } from "#app/providers/provider-failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findVariant } from "./find-variant.server.ts"

const contentTypes = { webp: "image/webp", png: "image/png", jpg: "image/jpeg" } as const
const YEAR_SECONDS = 31_536_000

/** Whatever a browser takes the bytes for, nothing in them may run, and no page of another kind may come of them. */
const harmless = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "sandbox; default-src 'none'",
  "Content-Disposition": "inline",
}

/** Answers a request for one variant of a picture. */
export async function servePicture(
  request: Request,
  address: { key: string; file: string },
  { db, storage, log }: Pick<Runtime, "db" | "storage" | "log">,
): Promise<Response> {
  const variant = await findVariant(address, { db })
  if (!variant) return nothing(404)
  const etag = `"${address.key}-${address.file}"`
  const headers = {
    ...harmless,
    "Content-Type": contentTypes[variant.format],
    "Content-Length": String(variant.bytes),
    "Cache-Control": `public, max-age=${YEAR_SECONDS}, immutable`,
    // Mails and other sites show pictures too.
    "Cross-Origin-Resource-Policy": "cross-origin",
    ETag: etag,
  }
  const { "Content-Length": _, ...unchanged } = headers
  if (isKnown(request.headers.get("If-None-Match"), etag)) {
    return new Response(null, { status: 304, headers: unchanged })
  }
  if (request.method === "HEAD") return new Response(null, { headers })
  try {
    const object = await storage.get(variant.storageKey)
    if (object) return new Response(object.body, { headers })
    log.error({ storageKey: variant.storageKey }, "A picture's bytes are missing")
    return nothing(404)
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error
    log.error({ reason: error.message }, "A picture could not be fetched")
    return nothing(503)
  }
}

/** RFC 9110 §13.1.2: any of the listed tags, compared weakly, or `*`. */
function isKnown(asked: string | null, etag: string): boolean {
  if (asked === null) return false
  return asked.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, "")))
}

function nothing(status: number): Response {
  return new Response(null, { status, headers: { ...harmless, "Cache-Control": "no-store" } })
}
