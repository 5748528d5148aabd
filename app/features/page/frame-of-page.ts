import type { Frame } from "#app/ui/frame.ts"
import type { ShownPage } from "./queries.server.ts"

/** The reader's language, and the organizer's colour and words; in a frame, also which sites may show it. */
export function frameOfPage(
  { organizer }: Pick<ShownPage, "organizer">,
  { locale, isEmbedded }: { locale: string; isEmbedded: boolean },
): Frame {
  const { accentColor, embedOrigins, ownTexts } = organizer
  return {
    locale,
    accent: accentColor,
    texts: ownTexts,
    ...(isEmbedded ? { embeddedBy: embedOrigins ?? "any" } : {}),
  }
}
