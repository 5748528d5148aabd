const changing = new Set(["POST", "PUT", "PATCH", "DELETE"])

type RequestHead = { method?: string | undefined; url?: string | undefined } & {
  headers: Record<string, string | string[] | undefined>
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

/**
 * Whether a form was sent from another site's page. Remix refuses these itself, with an empty 500 before
 * any code of ours runs, by the same rule: the Origin's host must be the Host, which is a trusted proxy's word by then.
 * Addresses under /api take no cookie for an answer and are called from other sites by design.
 */
export function isForeignForm({ method, url, headers }: RequestHead): boolean {
  if (!changing.has(method ?? "") || (url ?? "").startsWith("/api/")) return false
  const { origin } = headers
  if (typeof origin !== "string") return false
  return hostOf(origin) !== headers.host
}
