import { paths } from "#app/paths.ts"
import { LinkButton } from "#app/ui/button.tsx"
import { ClientPage } from "#app/ui/client-page.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

/**
 * Why a calendar was not connected, and the way back.
 * @param problemKey key of the sentence
 */
export function ConnectionFailedScreen({ problemKey }: { problemKey: string }) {
  const { text } = useLanguage()
  return (
    <ClientPage brand={null}>
      <div className="grid gap-4 pt-6">
        <h1 className="text-xl">{text("calendars.failed.title")}</h1>
        <Notice tone="danger" isNews>
          {text(problemKey)}
        </Notice>
        <div>
          <LinkButton href={paths.adminCalendars()}>{text("calendars.failed.again")}</LinkButton>
        </div>
      </div>
    </ClientPage>
  )
}
