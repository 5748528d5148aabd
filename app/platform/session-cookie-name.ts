/** Under https the name's prefix lets no other host or path set the cookie (RFC 6265bis §4.1.3.2). */
export function sessionCookieName(appUrl: string): string {
  return appUrl.startsWith("https://") ? "__Host-holdfast" : "holdfast"
}
