import { RemixBrowser } from "@remix-run/react"
import { StrictMode } from "react"
import { hydrateRoot } from "react-dom/client"

// In one go, and not as a transition: whoever presses something while a transition still hydrates can leave
// React's root unfinished (its error 345), and the press would be lost.
hydrateRoot(
  document,
  <StrictMode>
    <RemixBrowser />
  </StrictMode>,
)
