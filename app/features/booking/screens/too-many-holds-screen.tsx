import { LinkButton } from "#app/ui/button.tsx"
import { ClientPage, type Brand } from "#app/ui/client-page.tsx"
import { durationText } from "#app/messages/duration.ts"
import { useLanguage } from "#app/ui/language.tsx"

/**
 * 429: the limit of unpaid holds at once is reached, nothing was held.
 * @param limit which of the three; @param retryAfterSeconds until one of them ends, null when unknown
 */
export function TooManyHoldsScreen({
  brand,
  limit,
  retryAfterSeconds,
  backHref,
}: {
  brand: Brand
  limit: "address" | "email" | "page"
  retryAfterSeconds: number | null
  backHref: string
}) {
  const { text } = useLanguage()
  return (
    <ClientPage brand={brand}>
      <div className="grid justify-items-start gap-4 py-6">
        <h1 className="text-xl mid:text-2xl">{text("booking.tooManyHolds.headline")}</h1>
        <p className="text-lg">{text(`booking.tooManyHolds.${limit}`)}</p>
        {retryAfterSeconds === null ? null : (
          <p>
            {text("booking.tooManyHolds.wait", {
              duration: durationText(Math.max(1, Math.ceil(retryAfterSeconds / 60)), text),
            })}
          </p>
        )}
        <LinkButton href={backHref}>{text("booking.tooManyHolds.back")}</LinkButton>
      </div>
    </ClientPage>
  )
}
