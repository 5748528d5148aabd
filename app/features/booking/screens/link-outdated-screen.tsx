import { Mail } from "lucide-react"
import { ClientPage, type Brand } from "#app/ui/client-page.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PostForm } from "./post-form.tsx"

/**
 * A genuine link that shows nothing (410): of an older version, too old, or (`current`) not made for
 * showing. It tells nothing of the booking but what became of it.
 * @param freshLinkAction POST mails a fresh link to the booking's own address; null when there is none
 * @param isSent the same page after that
 */
export function LinkOutdatedScreen({
  brand,
  happened,
  freshLinkAction,
  isSent,
}: {
  brand: Brand | null
  happened: "moved" | "ended" | "expired" | "current"
  freshLinkAction: string | null
  isSent: boolean
}) {
  const { text } = useLanguage()
  return (
    <ClientPage brand={brand}>
      <div className="grid gap-4 py-6">
        <h1 className="text-xl mid:text-2xl">{text(`booking.outdated.${happened}.headline`)}</h1>
        <p className="text-lg">{text(`booking.outdated.${happened}.text`)}</p>
        {isSent ? (
          <Notice tone="success" isNews headline={text("booking.outdated.sent.headline")}>
            <p>{text("booking.outdated.sent.text")}</p>
          </Notice>
        ) : freshLinkAction ? (
          <div className="grid justify-items-start gap-2">
            <PostForm action={freshLinkAction} label={text("booking.outdated.send")} icon={Mail} />
            <p className="text-sm text-muted">{text("booking.outdated.sendNote")}</p>
          </div>
        ) : null}
      </div>
    </ClientPage>
  )
}
