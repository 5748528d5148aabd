import { marked } from "marked"
import sanitizeHtml from "sanitize-html"
import { remembered } from "#app/platform/remembered.ts"

const MOST_REMEMBERED = 200
const allowed = "p br strong em del ul ol li a h2 h3 h4 blockquote code pre hr".split(" ")

/**
 * A page's description as HTML that may stand in a page of ours: Markdown, without images, frames,
 * scripts, styles or ids. Headings begin below the page's own; links lead to http(s) and mail only.
 */
export const renderDescription = remembered((markdown: string): string => {
  const html = marked.parse(markdown, { async: false, gfm: true, breaks: true })
  return sanitizeHtml(html, {
    allowedTags: allowed,
    allowedAttributes: { a: ["href", "rel"] },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowProtocolRelative: false,
    transformTags: {
      h1: "h2",
      h5: "h4",
      h6: "h4",
      a: sanitizeHtml.simpleTransform("a", { rel: "nofollow noopener" }),
    },
  })
}, MOST_REMEMBERED)

/** The same inside a frame of another site: links open beside it, since few pages let themselves be framed. */
export function descriptionInFrame(html: string): string {
  // Sanitized: a tag begins nowhere else with these letters.
  return html.replaceAll("<a ", '<a target="_blank" ')
}
