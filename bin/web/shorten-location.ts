import type { ServerResponse } from "node:http"
import { pathOnHost } from "#app/paths.ts"

/** Lets what an answer on an organizer's own host leads to be written as that host has it. */
export function shortenLocation(response: ServerResponse, slug: string): void {
  const writeHead = response.writeHead.bind(response) as (...rest: unknown[]) => ServerResponse
  response.writeHead = (...rest: unknown[]) => {
    const location = response.getHeader("location")
    if (typeof location === "string") response.setHeader("location", pathOnHost(slug, location))
    return writeHead(...rest)
  }
}
