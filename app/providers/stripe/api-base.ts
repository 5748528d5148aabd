/** Where the SDK sends its calls: it takes host, port and protocol apart, and its path is fixed at `/v1`. */
export type StripeApiBase = { protocol: "http" | "https"; host: string; port: number }

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * Reads `STRIPE_API_BASE`: an origin such as `http://localhost:3001`. Anything but https is refused unless
 * the host is loopback, so that a key never leaves the machine unencrypted. Throws an Error whose message
 * names the rule and never repeats the value.
 */
export function parseStripeApiBase(text: string): StripeApiBase {
  if (!URL.canParse(text)) throw new Error("STRIPE_API_BASE must be an origin such as https://host")
  const url = new URL(text)
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new Error("STRIPE_API_BASE must begin with https://")
  }
  if (url.username || url.password || url.search || url.hash || url.pathname !== "/") {
    throw new Error("STRIPE_API_BASE must be an origin alone: no path, query or credentials")
  }
  if (url.protocol === "http:" && !loopback.test(url.hostname)) {
    throw new Error("STRIPE_API_BASE must be https unless the host is loopback")
  }
  const protocol = url.protocol === "https:" ? "https" : "http"
  const port = url.port === "" ? (protocol === "https" ? 443 : 80) : Number(url.port)
  return { protocol, host: url.hostname.replace(/^\[|\]$/g, ""), port }
}
