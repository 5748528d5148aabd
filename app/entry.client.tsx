import { RemixBrowser } from "@remix-run/react"
import { StrictMode } from "react"
import { hydrateRoot } from "react-dom/client"

/**
 * Until the page's data are decoded, `RemixBrowser` throws a promise of them before it does anything else. React
 * would wait for it too, but whoever presses something meanwhile would leave its root unfinished for good (React's
 * error 345), and the press would be lost.
 */
async function untilDecoded(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (thrown) {
    if (!(thrown instanceof Promise)) throw thrown
    await thrown
  }
}

await untilDecoded()

// In one go, and not as a transition, for the same reason.
hydrateRoot(
  document,
  <StrictMode>
    <RemixBrowser />
  </StrictMode>,
)
