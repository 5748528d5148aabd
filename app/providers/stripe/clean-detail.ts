const secrets = /\b(sk|rk|pk|whsec)_[A-Za-z0-9_*]+/g
const addresses = /https?:\/\/[^\s"'<>]+/g
const emails = /[^\s"'<>@]+@[^\s"'<>@]+/g

/**
 * Makes a provider's sentence fit for logs and pages: keys, web addresses (they carry a client's signed
 * link) and email addresses are replaced by a word, and the rest is cut at 300 characters.
 */
export function cleanDetail(text: string): string {
  return text
    .replace(addresses, "[address]")
    .replace(secrets, "[key]")
    .replace(emails, "[email]")
    .slice(0, 300)
}
