import { Mail } from "lucide-react"
import { ClientPage, type Brand } from "#app/ui/client-page.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PostForm } from "./post-form.tsx"

/**
 * A link made for paying only, of a booking that has nothing to pay any more: it says so, and shows
 * nothing of the booking.
 * @param freshLinkAction POST mails a link that shows it to the booking's own address
 */
export function PayOutcomeScreen({
  brand,
  outcome,
  freshLinkAction,
}: {
  brand: Brand
  outcome: "paid" | "over"
  freshLinkAction: string
}) {
  const { text } = useLanguage()
  return (
    <ClientPage brand={brand}>
      <div className="grid gap-4 py-6">
        <h1 className="text-xl mid:text-2xl">{text(`booking.payLink.${outcome}.headline`)}</h1>
        <p className="text-lg">{text(`booking.payLink.${outcome}.text`)}</p>
        <div className="grid justify-items-start gap-2">
          <PostForm
            action={freshLinkAction}
            label={text("booking.outdated.send")}
            tone="plain"
            icon={Mail}
          />
          <p className="text-sm text-muted">{text("booking.outdated.sendNote")}</p>
        </div>
      </div>
    </ClientPage>
  )
}
