import { absolute, paths } from "#app/paths.ts"
import { DEMO_SLUG } from "./demo-pages.ts"
import type { DemoOwner } from "./seed-demo.server.ts"

/**
 * Why nothing was made, and how to reach what is there, in lines for a terminal.
 * @param owner as the data folder has them; null where the installation is no demo
 * @param path of the file with their password
 */
export function whatIsThere(
  owner: Pick<DemoOwner, "email"> | null,
  { appUrl, path }: { appUrl: string; path: string },
): string {
  const signIn = absolute(appUrl, paths.login())
  if (owner === null) {
    return `There is an organizer already, so no demo is made. Sign in at ${signIn}.`
  }
  return [
    "The demo is there already; nothing was changed.",
    `Its pages are at ${absolute(appUrl, paths.organizer(DEMO_SLUG))}.`,
    `Its owner, ${owner.email}, signs in at ${signIn}; the password it was made with is in ${path}.`,
  ].join("\n")
}
