import { useLanguage } from "#app/ui/language.tsx"

/** What a text said in own words, or that it was ours. */
export function Wording({ own }: { own: string | null | undefined }) {
  const { text } = useLanguage()
  return own ? (
    <bdi className="wrap-anywhere">{own}</bdi>
  ) : (
    <span className="text-muted">{text("texts.history.ours")}</span>
  )
}
