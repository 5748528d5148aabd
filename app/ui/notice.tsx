import { CircleCheck, CircleX, Info, TriangleAlert, type LucideIcon } from "lucide-react"
import type { ReactNode } from "react"
import { Icon } from "./icon.tsx"
import { useLanguage } from "./language.tsx"

export type NoticeTone = "info" | "success" | "caution" | "danger"

const looks: Record<NoticeTone, { icon: LucideIcon; box: string; mark: string }> = {
  info: { icon: Info, box: "border-line bg-sunken", mark: "text-muted" },
  success: { icon: CircleCheck, box: "border-success bg-success-soft", mark: "text-success" },
  caution: { icon: TriangleAlert, box: "border-caution bg-caution-soft", mark: "text-caution" },
  danger: { icon: CircleX, box: "border-danger bg-danger-soft", mark: "text-danger" },
}

/**
 * Something the reader should know before going on.
 * @param isNews read out at once when the page arrives: for what has just happened
 */
export function Notice({
  tone = "info",
  headline,
  isNews = false,
  children,
}: {
  tone?: NoticeTone
  headline?: ReactNode
  isNews?: boolean
  children?: ReactNode
}) {
  const { text } = useLanguage()
  const { icon, box, mark } = looks[tone]
  const role = !isNews ? undefined : tone === "danger" || tone === "caution" ? "alert" : "status"
  return (
    <div role={role} className={`flex gap-3 rounded-md border p-4 ${box}`}>
      <Icon of={icon} className={`mt-0.5 ${mark}`} />
      <div className="grid min-w-0 flex-1 gap-1">
        <span className="sr-only">{text(`interface.notice.${tone}`)}: </span>
        {headline ? <h2 className="font-semibold">{headline}</h2> : null}
        {children}
      </div>
    </div>
  )
}
