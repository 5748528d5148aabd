import { paths } from "#app/paths.ts"

export const VARIANT_FORMATS = ["webp", "png", "jpg"] as const
export type VariantFormat = (typeof VARIANT_FORMATS)[number]

/** A picture of the library as what shows it needs it. */
export type Picture = {
  id: string
  /** Random, in its addresses. */
  key: string
  /** What it shows, in words; empty when nobody has said it. */
  alt: string
  /** In pixels, as it was uploaded, upright. */
  width: number
  height: number
  /** From narrow to wide. */
  variants: { width: number; height: number; format: VariantFormat }[]
}

/** A picture as an `img` has it. The size is the widest variant's, for its proportions. */
export type ShownPicture = {
  src: string
  srcSet: string
  alt: string
  width: number
  height: number
}

type Variant = Picture["variants"][number]

/** The address of one variant, on whatever host the page is. */
export function variantPath(picture: Pick<Picture, "key">, { width, format }: Variant): string {
  return paths.media(picture.key, `${width}.${format}`)
}

/** The variants that are not WebP, for mails, link previews and icons. */
export function plainVariants(picture: Picture): Variant[] {
  return picture.variants.filter(({ format }) => format !== "webp")
}

/** The narrowest variant that is at least so wide, else the widest there is. */
function atLeast(variants: Variant[], width: number): Variant | null {
  return variants.find((variant) => variant.width >= width) ?? variants.at(-1) ?? null
}

/** A picture for a page: every width, and the one to take where a browser does not choose. */
export function showPicture(picture: Picture, { usualWidth = 640 } = {}): ShownPicture | null {
  const webp = picture.variants.filter(({ format }) => format === "webp")
  const usual = atLeast(webp, usualWidth)
  const widest = webp.at(-1)
  if (!usual || !widest) return null
  return {
    src: variantPath(picture, usual),
    srcSet: webp.map((one) => `${variantPath(picture, one)} ${one.width}w`).join(", "),
    alt: picture.alt,
    width: widest.width,
    height: widest.height,
  }
}

/** A picture for programs that know no WebP: mails, link previews, icons. */
export function plainPicture(
  picture: Picture,
  { leastWidth }: { leastWidth: number },
): { src: string; alt: string; width: number; height: number; type: string } | null {
  const variant = atLeast(plainVariants(picture), leastWidth)
  if (!variant) return null
  return {
    src: variantPath(picture, variant),
    alt: picture.alt,
    width: variant.width,
    height: variant.height,
    type: variant.format === "png" ? "image/png" : "image/jpeg",
  }
}
