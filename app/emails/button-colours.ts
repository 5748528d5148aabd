const NEUTRAL = "#4a4038"

/**
 * The one button's colours from the organizer's accent: black or white print, whichever stands out more
 * (WCAG 2.2, relative luminance), and a border that keeps the button visible on a ground of its own colour.
 * Anything but `#rrggbb` gives a neutral button, so nothing typed can reach a style.
 */
export function buttonColours(accent: string): { fill: string; ink: string; border: string } {
  const fill = /^#[0-9a-f]{6}$/i.test(accent) ? accent.toLowerCase() : NEUTRAL
  const light = luminance(fill)
  const ink = 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? "#ffffff" : "#000000"
  const isPale = light > 0.6
  const isDark = light < 0.05
  return { fill, ink, border: isPale ? "#6a6158" : isDark ? "#8c8378" : fill }
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
