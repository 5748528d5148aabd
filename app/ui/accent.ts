import { fontStacks } from "#app/platform/font-stacks.ts"
import { remembered } from "#app/platform/remembered.ts"

/**
 * The organizer's one colour, made readable. Contrast follows WCAG 2.2 (1.4.3): 4.5 to 1 for text.
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */

type Colour = readonly [red: number, green: number, blue: number]

/** Text colours and grounds of the two schemes; the grounds are the tokens of tailwind.css. */
const schemes = {
  light: { grounds: ["#f8f6f3", "#ffffff"], away: [0, 0, 0] as Colour },
  dark: { grounds: ["#161412", "#1e1c19"], away: [255, 255, 255] as Colour },
} as const
const readable = 4.5

/** The accent's four uses in one colour scheme, as `#rrggbb`. */
export type AccentTones = { fill: string; ink: string; text: string; soft: string }

/** Whether a setting is a colour we accept: `#rrggbb`, nothing else, so that it can stand in a style. */
export function isAccent(value: unknown): value is string {
  return typeof value === "string" && /^#[0-9a-f]{6}$/i.test(value)
}

/** Contrast of two `#rrggbb` colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(parse(one)), luminance(parse(other))].sort((a, b) => a - b)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

/** The tones of an accent in one scheme: what is printed with them is readable, whatever the colour. */
export function accentTones(accent: string, scheme: keyof typeof schemes): AccentTones {
  const { grounds, away } = schemes[scheme]
  const ink = contrast(accent, "#ffffff") >= contrast(accent, "#000000") ? "#ffffff" : "#000000"
  const soft = mix(parse(grounds[1]), parse(accent), scheme === "light" ? 0.1 : 0.14)
  let text = parse(accent)
  for (let step = 0; step <= 100; step += 1) {
    text = mixed(parse(accent), away, step / 100)
    if ([...grounds, soft].every((ground) => contrast(hex(text), ground) >= readable)) break
  }
  return { fill: accent.toLowerCase(), ink, text: hex(text), soft }
}

/**
 * The style sheet that puts an organizer's face in place of the default one; empty for a name that is none.
 * @see font-stacks.ts
 */
export function fontStyle(font: unknown): string {
  const isKnown = font === "serif" || font === "rounded"
  return isKnown ? `html:root{--font-sans:${fontStacks[font]}}` : ""
}

/**
 * The style sheet that puts an organizer's accent over the default one, for a style element carrying
 * the page's nonce. Anything but `#rrggbb` gives an empty sheet, and the default stays.
 */
export function accentStyle(accent: unknown): string {
  return isAccent(accent) ? styleOf(accent) : ""
}

const styleOf = remembered(
  (accent: string): string =>
    `html:root{${variables(accentTones(accent, "light"))}}` +
    `@media(prefers-color-scheme:dark){html:root{${variables(accentTones(accent, "dark"))}}}`,
)

function variables({ fill, ink, text, soft }: AccentTones): string {
  return `--accent:${fill};--accent-ink:${ink};--accent-text:${text};--accent-soft:${soft}`
}

function parse(value: string): Colour {
  const number = Number.parseInt(value.slice(1), 16)
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255]
}

function hex(colour: Colour): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`
}

function mixed(from: Colour, to: Colour, share: number): Colour {
  const at = (index: 0 | 1 | 2) => from[index] + (to[index] - from[index]) * share
  return [at(0), at(1), at(2)]
}

function mix(from: Colour, to: Colour, share: number): string {
  return hex(mixed(from, to, share))
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
