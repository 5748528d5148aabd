import { html, type Html } from "./html.ts"
import type { StoredEvent } from "./state.ts"

const ANSWERS = {
  needsAction: "has not answered",
  accepted: "has accepted",
  tentative: "may come",
  declined: "has declined",
}

/** Who is invited to an event, and what they said. */
export function guestLine({
  email,
  displayName,
  responseStatus,
}: StoredEvent["attendees"][number]): Html {
  const name = displayName ? `${displayName} (${email})` : email
  return html`<p class="soft">${name} ${ANSWERS[responseStatus]}</p>`
}
