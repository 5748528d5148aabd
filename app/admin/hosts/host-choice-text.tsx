import type { PageContent } from "#app/features/page/schema.ts"
import { paths } from "#app/paths.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"

/**
 * How a page's hosts are chosen, which its content says.
 * @param choices the draft's, then what is published, when anything is
 */
export function HostChoiceText({
  pageId,
  choices: [draft = "one", published = draft],
}: {
  pageId: string
  choices: readonly PageContent["hostChoice"][]
}) {
  const { text } = useLanguage()
  const name = (choice: PageContent["hostChoice"]) => text(`hosts.choices.${choice}.label`)
  return (
    <div className="max-w-prose">
      <p>
        <strong>{name(draft)}.</strong> {text(`hosts.choices.${draft}.hint`)}
      </p>
      {published === draft ? null : (
        <p className="text-muted">{text("hosts.ofPage.published", { choice: name(published) })}</p>
      )}
      <TextLink href={`${paths.adminPage(pageId)}#page-hostChoice`}>
        {text("hosts.ofPage.changeChoice")}
      </TextLink>
    </div>
  )
}
