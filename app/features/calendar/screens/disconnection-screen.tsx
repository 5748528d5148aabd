import { paths } from "#app/paths.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { Trash2 } from "lucide-react"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

/** What disconnecting an account does, and to which pages, before the button that does it. */
export function DisconnectionScreen({
  account,
  pages,
}: {
  account: string
  pages: readonly { pageId: string; title: string }[]
}) {
  const { text } = useLanguage()
  return (
    <>
      <PageHeader title={text("calendars.disconnection.title", { account })} />
      <div className="grid max-w-prose gap-4">
        <p>{text("calendars.disconnection.what")}</p>
        {pages.length === 0 ? (
          <p>{text("calendars.disconnection.noPages")}</p>
        ) : (
          <div>
            <p>{text("calendars.disconnection.pages")}</p>
            <ul className="list-disc ps-6">
              {pages.map(({ pageId, title }) => (
                <li key={pageId}>
                  <TextLink href={paths.adminPage(pageId)}>
                    <bdi>{title}</bdi>
                  </TextLink>
                </li>
              ))}
            </ul>
          </div>
        )}
        <form method="post" className="flex flex-wrap items-center gap-4">
          <Button tone="danger" icon={Trash2}>
            {text("calendars.disconnect")}
          </Button>
          <TextLink href={paths.adminCalendars()}>{text("calendars.disconnection.back")}</TextLink>
        </form>
      </div>
    </>
  )
}
