import type { Picture } from "#app/features/media/picture.ts"
import type { Frame } from "#app/ui/frame.ts"
import { ownTextsOfScreens, type OwnTexts } from "#app/messages/own-texts.ts"
import { iconOf } from "./brand-of.ts"
import type { ShownPage } from "./queries.server.ts"

/** What an organizer makes of every page of the client, whatever it shows. */
export function ownFrame(organizer: {
  accentColor: string
  font: string
  footer: string
  favicon: Picture | null
  ownTexts: OwnTexts | null
}): Omit<Frame, "locale"> {
  const { accentColor, font, footer, favicon, ownTexts } = organizer
  const icon = iconOf(favicon)
  const texts = ownTextsOfScreens(ownTexts)
  return { accent: accentColor, font, footer, texts, ...(icon ? { icon } : {}) }
}

/** The reader's language, and the organizer's look and words; in a frame, also which sites may show it. */
export function frameOfPage(
  { organizer }: Pick<ShownPage, "organizer">,
  { locale, isEmbedded }: { locale: string; isEmbedded: boolean },
): Frame {
  const { embedOrigins } = organizer
  return {
    locale,
    ...ownFrame(organizer),
    ...(isEmbedded ? { embeddedBy: embedOrigins ?? "any" } : {}),
  }
}
