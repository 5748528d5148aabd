/** The token of `Authorization: Bearer …` (RFC 6750 §2.1), or null when the request carries none. */
export function bearerToken(request: Request): string | null {
  const header = request.headers.get("authorization") ?? ""
  return /^Bearer +([\w.~+/-]+=*)$/i.exec(header)?.[1] ?? null
}
