import type { Offer, ShownTime } from "#app/features/page/screens/offer.ts"
import { LinkButton } from "#app/ui/button.tsx"
import { ClientPage } from "#app/ui/client-page.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { BookingSummary } from "./booking-summary.tsx"
import { PostForm } from "./post-form.tsx"

export type ReleaseFacts = {
  offer: Offer
  time: ShownTime
  action: string
  /** Back to the status page; null for a link that does not open it. */
  keepHref: string | null
  /** It was tried, and the payment provider did not answer. */
  isProblem: boolean
}

/** Letting an unpaid hold go, also when it did not work the first time. */
export function ReleaseScreen({ facts }: { facts: ReleaseFacts }) {
  const { text } = useLanguage()
  const { offer, time, action, keepHref, isProblem } = facts
  return (
    <ClientPage brand={offer.brand}>
      <div className="grid gap-6 pt-4">
        <h1 className="text-xl mid:text-2xl">{text("booking.hold.releaseHeadline")}</h1>
        {isProblem ? (
          <Notice tone="caution" isNews headline={text("booking.hold.releaseProblem.headline")}>
            <p>{text("booking.hold.releaseProblem.text")}</p>
          </Notice>
        ) : null}
        <BookingSummary offer={offer} time={time} />
        <p>{text("booking.hold.releaseNote")}</p>
        <div className="flex flex-col gap-3 mid:flex-row">
          <PostForm action={action} label={text("booking.hold.release")} tone="danger" />
          {keepHref ? <LinkButton href={keepHref}>{text("booking.hold.keep")}</LinkButton> : null}
        </div>
      </div>
    </ClientPage>
  )
}
