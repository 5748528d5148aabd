import type { ReactNode } from "react"
import { useLanguage } from "./language.tsx"

/** Whose page it is: shown on top of every screen of the client, nothing of ours beside it. */
export type Brand = { name: string; href: string; logoUrl: string | null }

/**
 * The frame of a client's screen: the organizer's name, the content, nothing else.
 * @param width `page` for two panels, `column` for one
 */
export function ClientPage({
  brand,
  width = "column",
  isEmbedded = false,
  children,
}: {
  brand: Brand | null
  width?: "page" | "column"
  /** In a frame of another site, which names itself: no header, and no higher than what it holds. */
  isEmbedded?: boolean
  children: ReactNode
}) {
  const { text } = useLanguage()
  const measure = width === "page" ? "max-w-page" : "max-w-prose"
  return (
    <div
      className={
        isEmbedded ? "" : "flex min-h-dvh flex-col in-data-footer:min-h-0 in-data-footer:flex-1"
      }
    >
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:m-2 focus:rounded-md focus:bg-surface focus:p-3"
      >
        {text("interface.skipToContent")}
      </a>
      {brand && !isEmbedded ? (
        <header className={`mx-auto w-full px-4 pt-3 mid:px-6 mid:pt-6 ${measure}`}>
          <a
            href={brand.href}
            aria-label={text("interface.brandHome", { name: brand.name })}
            className="inline-flex min-h-11 max-w-full items-center gap-3 font-semibold"
          >
            {brand.logoUrl ? (
              <img src={brand.logoUrl} alt="" className="h-9 max-w-40 object-contain" />
            ) : null}
            <bdi className="min-w-0">{brand.name}</bdi>
          </a>
        </header>
      ) : null}
      <main
        id="content"
        tabIndex={-1}
        className={`mx-auto w-full px-4 ${
          isEmbedded ? "py-2" : "flex-1 pt-3 pb-16 mid:px-6 mid:pt-4"
        } ${measure}`}
      >
        {children}
      </main>
    </div>
  )
}

/** A raised sheet: what belongs together. Without borders of its own on a phone, to save the width. */
export function Sheet({ children, className = "" }: { children: ReactNode; className?: string }) {
  return (
    <section
      className={`rounded-md border border-line bg-surface p-4 shadow-float mid:p-6 ${className}`}
    >
      {children}
    </section>
  )
}
