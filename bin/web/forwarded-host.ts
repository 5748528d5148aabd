/**
 * The host that a request is for: the Host header or, where the peer is a trusted proxy, what that proxy says it
 * was asked for. Further entries were there before it and are not believed.
 *
 * @param forwarded the lines of `X-Forwarded-Host`
 */
export function forwardedHost(
  host: string | undefined,
  forwarded: string[] | undefined,
  isTrustedPeer: boolean,
): string | undefined {
  const last = forwarded?.join(",").split(",").at(-1)?.trim()
  return isTrustedPeer && last ? last : host
}
