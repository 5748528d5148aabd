import { plainPicture, variantPath, type Picture, type VariantFormat } from "./picture.ts"

const contentTypes = { webp: "image/webp", png: "image/png", jpg: "image/jpeg" } as const
/** In pixels. */
const USUAL_WIDTH = 1280

export type ToldPicture = {
  url: string
  alt: string
  width: number
  height: number
  variants: {
    url: string
    width: number
    height: number
    contentType: (typeof contentTypes)[VariantFormat]
  }[]
}

/** A picture as programs are told of it. @param address makes a path absolute */
export function tellPicture(
  picture: Picture,
  address: (path: string) => string,
): ToldPicture | null {
  const usual = plainPicture(picture, { leastWidth: USUAL_WIDTH })
  if (!usual) return null
  return {
    url: address(usual.src),
    alt: picture.alt,
    width: usual.width,
    height: usual.height,
    variants: picture.variants.map((variant) => ({
      url: address(variantPath(picture, variant)),
      width: variant.width,
      height: variant.height,
      contentType: contentTypes[variant.format],
    })),
  }
}
