/**
 * A site that may show pages in a frame, as its origin; null when the text names none. Only https, or one's own
 * machine over http: a frame on a page that anybody on the way can change is anybody's frame. A path, a query or a
 * name would be forgotten silently, so they are refused.
 */
export function readEmbedOrigin(typed: string): string | null {
  const text = typed.trim()
  if (!URL.canParse(text)) return null
  const { origin, protocol, hostname, pathname, search, hash, username, password } = new URL(text)
  // What a content policy would read as more than one site, or as none.
  if (!/^[a-z0-9.:[\]-]+$/.test(origin.slice(origin.indexOf("//") + 2))) return null
  if (pathname !== "/" || search + hash + username + password !== "") return null
  const isOwnMachine = protocol === "http:" && ["localhost", "127.0.0.1"].includes(hostname)
  return protocol === "https:" || isOwnMachine ? origin : null
}
