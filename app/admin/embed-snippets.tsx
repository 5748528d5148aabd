import { useLanguage } from "#app/ui/language.tsx"

/** What to copy into another site, for each way of showing a page there. */
export function EmbedSnippets({
  address,
}: {
  /** The page's, as clients are told it. */
  address: string
}) {
  const { text } = useLanguage()
  const { origin, pathname: page } = new URL(address)
  const words = text("embed.snippets.words")
  const script = `<script src="${origin}/embed.js" async></script>`
  const link = `<a href="${address}">${words}</a>`
  const snippets = {
    inline: `${script}\n<div data-holdfast="${page}" data-title="${words}">${link}</div>`,
    popup: `${script}\n<a data-holdfast-popup href="${address}">${words}</a>`,
    link,
  }
  return (
    <section className="grid gap-4">
      <h2 className="text-lg">{text("embed.snippets.title")}</h2>
      <p className="text-muted">{text("embed.snippets.text", { page })}</p>
      {(["inline", "popup", "link"] as const).map((kind) => (
        <div key={kind} className="grid gap-1.5">
          <label htmlFor={`snippet-${kind}`} className="font-medium">
            {text(`embed.snippets.${kind}`)}
          </label>
          <textarea
            id={`snippet-${kind}`}
            readOnly
            dir="ltr"
            spellCheck={false}
            rows={kind === "link" ? 2 : 4}
            className="control font-mono text-sm"
            value={snippets[kind]}
          />
        </div>
      ))}
    </section>
  )
}
