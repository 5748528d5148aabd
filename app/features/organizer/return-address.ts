import { paths } from "#app/paths.ts"

const HERE = "http://here.invalid"

/**
 * Where to go after signing in: an address of the admin or of a connection, never another site's. Anything
 * else, however it is spelled, leads to the first page of the admin.
 */
export function returnAddress(next: string | null | undefined): string {
  if (!next || !/^\/(admin|integrations)(?=[/?]|$)/.test(next) || /[\\\p{Cc}]/u.test(next)) {
    return paths.today()
  }
  if (!URL.canParse(next, HERE)) return paths.today()
  const url = new URL(next, HERE)
  // Dots in the path may have led out of the admin.
  const staysInside = /^\/(admin|integrations)(\/|$)/.test(url.pathname)
  return url.origin === HERE && staysInside ? `${url.pathname}${url.search}` : paths.today()
}
