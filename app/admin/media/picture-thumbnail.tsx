import { showPicture, type Picture } from "#app/features/media/picture.ts"

/** A picture, small and whole. @param isDecoration its words stand beside it */
export function PictureThumbnail({
  picture,
  isDecoration = false,
  className = "",
}: {
  picture: Picture
  isDecoration?: boolean
  className?: string
}) {
  const shown = showPicture(picture, { usualWidth: 320 })
  if (!shown) return null
  return (
    <img
      src={shown.src}
      alt={isDecoration ? "" : shown.alt}
      width={shown.width}
      height={shown.height}
      loading="lazy"
      decoding="async"
      className={`aspect-4/3 w-full rounded-md border border-line bg-sunken object-contain ${className}`}
    />
  )
}
