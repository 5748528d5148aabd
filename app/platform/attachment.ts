/**
 * A `Content-Disposition` that has a file saved, never shown (RFC 6266 §4.3, RFC 8187): an ASCII name for old
 * readers, the whole one for all others. Nothing in the name can end the header's value.
 */
export function attachment(filename: string): string {
  const plain = filename.normalize("NFKD").replaceAll(/[^\w .()-]/g, "_")
  const whole = encodeURIComponent(filename.replaceAll(/\p{Cs}/gu, "")).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
