import { paths } from "#app/paths.ts"
import { plainPicture, showPicture, type Picture } from "#app/features/media/picture.ts"
import type { Brand } from "#app/ui/client-page.tsx"
import type { Frame } from "#app/ui/frame.ts"

/** Wide enough for the sharpest screens at the height a logo has. */
const LOGO_WIDTH = 320
const ICON_WIDTH = 64

/** Whose page it is: the organizer's name and logo, on every page of the client. */
export function brandOf(organizer: { slug: string; name: string; logo: Picture | null }): Brand {
  const logo = organizer.logo && showPicture(organizer.logo, { usualWidth: LOGO_WIDTH })
  return {
    name: organizer.name,
    href: paths.organizer(organizer.slug),
    logoUrl: logo?.src ?? null,
  }
}

/** The organizer's mark in the browser's tabs; null for a plain one. */
export function iconOf(favicon: Picture | null): NonNullable<Frame["icon"]> | null {
  const icon = favicon && plainPicture(favicon, { leastWidth: ICON_WIDTH })
  return icon && { href: icon.src, type: icon.type }
}
