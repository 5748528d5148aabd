import { ExternalLink, Eye, KeyRound } from "lucide-react"
import type { EditedPage } from "#app/features/page/find-page.server.ts"
import { paths } from "#app/paths.ts"
import { TextLink } from "#app/ui/button.tsx"
import { Facts } from "#app/ui/facts.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"
import type { Content, FieldSection } from "./field-type.ts"
import { PageStatusBadge } from "./page-status-badge.tsx"

/** A page as somebody reads it who may not change it: a host who is a member. */
export function ReadOnlyPage({
  page,
  organizerSlug,
  previewHref,
  sections,
}: {
  page: EditedPage
  organizerSlug: string
  previewHref: string
  sections: readonly FieldSection[]
}) {
  const { text, locale } = useLanguage()
  const content: Content = { slug: page.slug, ...page.newest.content }
  return (
    <>
      <PageHeader
        title={<bdi>{page.newest.content.title}</bdi>}
        lead={<PageStatusBadge status={page.status} />}
      />
      <p className="text-muted">{text("people.readOnlyPage")}</p>
      <nav aria-label={text("admin.pages.edit.ways")} className="mb-4 flex flex-wrap gap-x-6">
        <TextLink href={previewHref} icon={Eye} target="_blank" rel="noopener">
          {text("admin.pages.edit.preview")}
        </TextLink>
        {page.newest.content.visibility === "private" ? (
          <TextLink href={paths.adminPageLinks(page.id)} icon={KeyRound}>
            {text("links.title")}
          </TextLink>
        ) : page.status === "published" ? (
          <TextLink href={paths.bookingPage(organizerSlug, page.slug)} icon={ExternalLink}>
            {text("admin.pages.edit.visit")}
          </TextLink>
        ) : null}
      </nav>
      <div className="grid max-w-page gap-8">
        {sections.map(({ name, words, fields }) => (
          <section key={name} aria-labelledby={`section-${name}`} className="grid gap-3">
            <h2 id={`section-${name}`} className="text-lg">
              {text(`${words}.heading`)}
            </h2>
            <Facts
              facts={fields.map((field) => ({
                key: field.name,
                label: text(`${field.words}.label`),
                value: (
                  <bdi className="whitespace-pre-line">
                    {field.type.toText(content[field.name], { text, locale, content }) ||
                      text("admin.revisions.nothing")}
                  </bdi>
                ),
              }))}
            />
          </section>
        ))}
      </div>
    </>
  )
}
