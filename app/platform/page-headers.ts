/**
 * The headers every HTML page carries. Stripe's checkout and OAuth hosts stand in `form-action`
 * because a browser applies it to the redirect after a form's POST as well.
 * @see https://www.w3.org/TR/CSP3/#directive-form-action
 */
export type PageHeaderFacts = {
  /** The path of the page, without its query. */
  path: string
  nonce: string
  /** The public address; https makes browsers remember to stay on it. */
  appUrl: string
  /** Where a form's POST may lead besides this site: origins of checkouts, and the sandbox's. */
  formActionOrigins: string[]
  /** Where connecting an account leads; allowed under `/admin` only. */
  connectOrigins: string[]
  /** Origins whose pages may show this one in a frame, "any" for all of them; nobody may when absent. */
  embeddedBy?: readonly string[] | "any"
  /** Vite's dev server injects styles and talks over a socket. */
  isDevelopment: boolean
}

/** What a path names, as the router reads it: case does not count, and `%62` is a `b`. */
function firstSegment(path: string): string {
  const segment = path.split("/", 2)[1] ?? ""
  try {
    return decodeURIComponent(segment).toLowerCase()
  } catch {
    return segment.toLowerCase()
  }
}

const privateSegments = new Set(["bookings", "admin", "integrations"])

/**
 * What every answer carries whose address is a secret or belongs to a signed-in person, be it a page or
 * only its data.
 * @param path without its query
 * @returns names with values; none for what anybody may see
 */
export function privacyHeaders(path: string): Record<string, string> {
  const segment = firstSegment(path).replace(/\.data$/, "")
  return privateSegments.has(segment)
    ? { "Cache-Control": "no-store", "X-Robots-Tag": "noindex" }
    : {}
}

/**
 * The headers of one page.
 * @returns names with values; `Cache-Control` and `X-Robots-Tag` only where the address is a secret
 *   or belongs to a signed-in person
 */
export function pageHeaders(facts: PageHeaderFacts): Record<string, string> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(facts),
    // Not `no-referrer`: browsers would send `Origin: null` with every form, which is refused.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    ...(frameAncestors(facts) === "'none'" ? { "X-Frame-Options": "DENY" } : {}),
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    ...(facts.appUrl.startsWith("https://")
      ? { "Strict-Transport-Security": "max-age=31536000" }
      : {}),
    ...privacyHeaders(facts.path),
  }
}

/** `*` is any site that is itself served over the network. */
function frameAncestors({ embeddedBy = [] }: PageHeaderFacts): string {
  if (embeddedBy === "any") return "*"
  return embeddedBy.length > 0 ? embeddedBy.join(" ") : "'none'"
}

function contentSecurityPolicy(facts: PageHeaderFacts): string {
  const { nonce, isDevelopment, path } = facts
  const isAdmin = firstSegment(path) === "admin"
  const formAction = [
    "'self'",
    ...facts.formActionOrigins,
    ...(isAdmin ? facts.connectOrigins : []),
  ]
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "manifest-src 'self'",
    // Previews of the admin: they are sandboxed, and carry a policy of their own.
    ...(isAdmin ? ["frame-src 'self'"] : []),
    `form-action ${[...new Set(formAction)].join(" ")}`,
    `frame-ancestors ${frameAncestors(facts)}`,
    "base-uri 'none'",
  ].join("; ")
}
