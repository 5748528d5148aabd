import { CalendarOff, ChevronRight } from "lucide-react"
import type { ShownPicture } from "#app/features/media/picture.ts"
import { ClientPage, type Brand } from "#app/ui/client-page.tsx"
import { durationText } from "#app/messages/duration.ts"
import { EmptyState } from "#app/ui/empty-state.tsx"
import { Icon } from "#app/ui/icon.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { moneyText } from "#app/ui/money.tsx"
import { Pagination } from "#app/ui/pagination.tsx"
import { amountDue, type Price } from "./offer.ts"

/** A published page as its organizer's list shows it. */
export type ListedPage = {
  href: string
  title: string
  /** One line of plain text from the description; null when there is none. */
  summary: string | null
  cover?: ShownPicture | null
  /** All lengths with their prices, at least one. */
  durations: readonly { minutes: number; price: Price | null }[]
}

/** Which part of the list is shown, and the ways on and back. */
export type ListedPlace = Parameters<typeof Pagination>[0]

/** What an organizer offers. */
export function OrganizerScreen({
  brand,
  pages,
  place,
}: {
  brand: Brand
  pages: readonly ListedPage[]
  place: ListedPlace
}) {
  const { text } = useLanguage()
  return (
    <ClientPage brand={null}>
      <header className="flex items-center gap-4 py-6">
        {brand.logoUrl ? (
          <img src={brand.logoUrl} alt="" className="h-14 max-w-40 object-contain" />
        ) : null}
        <div className="min-w-0">
          <h1 className="text-xl mid:text-2xl">
            <bdi>{brand.name}</bdi>
          </h1>
          <p className="text-muted">{text("booking.organizer.headline")}</p>
        </div>
      </header>
      {pages.length === 0 ? (
        <EmptyState icon={CalendarOff} headline={text("booking.organizer.empty")} />
      ) : (
        <ul className="grid gap-3">
          {pages.map((page) => (
            <li key={page.href}>
              <PageCard page={page} />
            </li>
          ))}
        </ul>
      )}
      <Pagination {...place} />
    </ClientPage>
  )
}

function PageCard({ page }: { page: ListedPage }) {
  const { locale, text } = useLanguage()
  const lengths = page.durations.map(({ minutes }) => durationText(minutes, text)).join(" · ")
  const prices = page.durations.map(({ price }) => amountDue(price))
  const cheapest = prices.reduce((low, price) =>
    (price?.amountMinor ?? 0) < (low?.amountMinor ?? 0) ? price : low,
  )
  const isOne = prices.every((price) => price?.amountMinor === cheapest?.amountMinor)
  const amount = cheapest ? moneyText(cheapest, locale) : text("interface.money.free")
  return (
    <a
      href={page.href}
      className="flex items-center gap-4 rounded-md border border-line bg-surface p-4 shadow-float hover:border-accent-text"
    >
      {page.cover ? (
        <img
          {...page.cover}
          alt=""
          sizes="6rem"
          loading="lazy"
          className="aspect-4/3 w-24 shrink-0 rounded-md bg-sunken object-cover"
        />
      ) : null}
      <span className="grid min-w-0 flex-1 gap-0.5">
        <bdi className="text-lg font-semibold text-accent-text">{page.title}</bdi>
        <span>
          {lengths} · {isOne ? amount : text("booking.organizer.priceFrom", { price: amount })}
        </span>
        {page.summary ? (
          <span dir="auto" className="text-muted">
            {page.summary}
          </span>
        ) : null}
      </span>
      <Icon of={ChevronRight} className="text-muted rtl:rotate-180" />
    </a>
  )
}
