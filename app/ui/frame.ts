import type { OwnTexts } from "#app/messages/own-texts.ts"

/**
 * What a route tells the document around it, by a member `frame` of its loader's data. The deepest
 * route that has one decides.
 */
export type Frame = {
  /** BCP 47; the language of the page and its way of writing dates and money. */
  locale: string
  /** The organizer's own words, where clients read; ours where there are none. */
  texts?: OwnTexts | null
  /** The organizer's colour as `#rrggbb`; anything else leaves the default. */
  accent?: string | null
  /** The organizer's face, by name; anything else leaves the default. */
  font?: string | null
  /** The organizer's own lines below the page, plain text; empty for none. */
  footer?: string
  /** The organizer's mark in the browser's tabs, with its media type; a plain one when absent. */
  icon?: { href: string; type: string }
  /** A page that waits: seconds until it is loaded again where no script runs. */
  refreshAfterSeconds?: number | null
  /** Another site's address to which the page's form may lead, when it is taken. */
  leadsTo?: string | null
  /** Origins of the sites that may show this page in a frame; absent where none may. */
  embeddedBy?: readonly string[] | "any"
}

/**
 * What a route says of itself by `export const handle`. Only a route with `hydrate: true` ships React
 * to the browser; the others are HTML with `public/comfort.js`.
 */
export type RouteHandle = { hydrate?: boolean }

type Match = { data?: unknown; handle?: unknown }

const fallback: Frame = { locale: "en" }

/** The frame of the deepest route that has one, else English without an accent. */
export function findFrame(matches: readonly Match[]): Frame {
  for (const { data } of [...matches].reverse()) {
    if (isRecord(data) && isFrame(data["frame"])) return data["frame"]
  }
  return fallback
}

/** Whether any matched route asks for React in the browser. */
export function wantsHydration(matches: readonly Match[]): boolean {
  return matches.some(({ handle }) => isRecord(handle) && handle["hydrate"] === true)
}

function isFrame(value: unknown): value is Frame {
  return isRecord(value) && typeof value["locale"] === "string"
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}
