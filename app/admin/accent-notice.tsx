import { accentTones, contrast } from "#app/ui/accent.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

const PAPER = { light: "#ffffff", dark: "#1e1c19" } as const
const READABLE = 4.5

/** Says how a brand's colour is used, and where it is made darker or lighter so that it can be read. */
export function AccentNotice({ accent }: { accent: string }) {
  const { text } = useLanguage()
  const schemes = (["light", "dark"] as const).map((scheme) => ({
    scheme,
    ratio: contrast(accent, PAPER[scheme]),
    tone: accentTones(accent, scheme).text,
  }))
  const adjusted = schemes.filter(({ ratio }) => ratio < READABLE)
  if (adjusted.length === 0)
    return <p className="text-sm text-muted">{text("admin.settings.accent.fine")}</p>
  return (
    <Notice headline={text("admin.settings.accent.adjusted")}>
      <ul>
        {adjusted.map(({ scheme, ratio, tone }) => (
          <li key={scheme}>
            {text(`admin.settings.accent.${scheme}`, { ratio: ratio.toFixed(1), tone })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
