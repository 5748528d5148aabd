import { createHash } from "node:crypto"

const HASH_LENGTH = 27

/** A strong ETag (RFC 9110 §8.8.3) of exactly these bytes: whatever changes in them changes it. */
export function entityTag(body: string): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, HASH_LENGTH)}"`
}

/** Whether `If-None-Match` names this tag; weak ones count as well (RFC 9110 §13.1.2). */
export function isKnownTag(header: string | null, tag: string): boolean {
  if (header === null) return false
  if (header.trim() === "*") return true
  return header.split(",").some((one) => one.trim().replace(/^W\//, "") === tag)
}

/**
 * JSON whose reader may keep it and asks whether it is still so: 200 with an ETag, or 304 when the request
 * names that tag.
 * @param cacheControl who may keep it
 * @param link where more of it is (RFC 8288); another one is another state
 */
export function jsonUnlessKnown(
  request: Request,
  body: unknown,
  { cacheControl, link = null }: { cacheControl: string; link?: string | null },
): Response {
  const text = JSON.stringify(body)
  const tag = entityTag(`${text}${link ?? ""}`)
  const headers = { ETag: tag, "Cache-Control": cacheControl, ...(link ? { Link: link } : {}) }
  if (isKnownTag(request.headers.get("if-none-match"), tag)) {
    return new Response(null, { status: 304, headers })
  }
  return new Response(text, {
    headers: { ...headers, "Content-Type": "application/json; charset=utf-8" },
  })
}
