import type { SubmissionResult } from "@conform-to/react"
import { CircleOff } from "lucide-react"
import { zoneName } from "#app/messages/format.ts"
import type { EditedPage } from "#app/features/page/find-page.server.ts"
import { paths } from "#app/paths.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { planSection } from "./page-sections.ts"
import { ShortForm } from "./short-form.tsx"

/** What is planned for a page, with the way to take it back, and the form that plans its newest revision. */
export function PagePlan({
  page,
  clocks,
  lastResult,
}: {
  page: EditedPage
  clocks: { timeZone: string; now: Date }
  lastResult: SubmissionResult | null | undefined
}) {
  const { text, locale } = useLanguage()
  const { planned, newest, status, publishedRevisionId } = page
  const isCurrent = status === "published" && publishedRevisionId === newest.id
  const zone = zoneName(clocks.timeZone, clocks.now, locale)
  return (
    <>
      {planned ? (
        <Notice headline={text("pages.plan.planned", { number: planned.number })}>
          <p>
            <Moment at={planned.at} timeZone={clocks.timeZone} />, {zone}
          </p>
          {planned.number < newest.number ? <p>{text("pages.plan.older")}</p> : null}
          <form method="post">
            <input type="hidden" name="callOff" value="1" />
            <Button tone="plain" icon={CircleOff}>
              {text("pages.plan.callOff")}
            </Button>
          </form>
        </Notice>
      ) : null}
      {isCurrent ? (
        <p>{text("pages.plan.nothingNew")}</p>
      ) : (
        <>
          <p className="text-muted">{text("pages.plan.lead", { number: newest.number, zone })}</p>
          <ShortForm
            id="plan-page"
            section={planSection(clocks)}
            content={{ at: planned?.at ?? null }}
            lastResult={lastResult}
            submitLabel={text(planned ? "pages.plan.change" : "pages.plan.submit")}
            now={clocks.now}
            hidden={{ number: String(newest.number) }}
          />
        </>
      )}
      <TextLink href={paths.adminPagePublication(page.id)}>{text("pages.plan.back")}</TextLink>
    </>
  )
}
