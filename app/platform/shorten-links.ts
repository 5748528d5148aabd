import { pathOnHost } from "#app/paths.ts"

/**
 * A client's page as an organizer's own host shows it. Screens write every address as the product's own site has
 * it, and are kept once for all sites; the organizer's segment is left out here, where the page leaves. Only whole
 * values of `href`, `action` and `formaction` are read, and a text never holds one: its quotes are escaped.
 *
 * @param html written by React
 * @param slug the organizer's
 */
export function shortenLinks(html: string, slug: string): string {
  return html.replace(
    / (href|action|formaction)="([^"]*)"/gi,
    (_attribute, name: string, address: string) => ` ${name}="${pathOnHost(slug, address)}"`,
  )
}
