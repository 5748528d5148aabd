import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { answerChange } from "#app/admin/answer-change.server.ts"
import { DangerForm } from "#app/admin/danger-form.tsx"
import { PageEditHeader } from "#app/admin/page-edit-header.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { requirePage } from "#app/admin/require-page.server.ts"
import { deletePage } from "#app/features/page/delete-page.server.ts"
import { findWhatHangs } from "#app/features/page/find-what-hangs.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

export const meta: MetaFunction = () => pageTitle("pages.deletion.title")

/** What stands against deleting this page, before anything is done. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer, page } = await requirePage(request, params["pageId"], runtime)
  const hangs = await findWhatHangs(runtime.db, page.id)
  return { page, organizerSlug: organizer.slug, hangs }
}

/** Deletes it; 409 with what stands against it when it is shown, or was ever booked. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, page } = await requirePage(request, params["pageId"], runtime)
  const result = await deletePage(actor, { pageId: page.id }, runtime)
  return answerChange(result, paths.adminPages({ notice: "deleted" }))
}

export default function DeletePage() {
  const { page, organizerSlug, hangs } = useLoaderData<typeof loader>()
  const isNews = useActionData<typeof action>() !== undefined
  const { text } = useLanguage()
  const say = (key: string) => text(`pages.deletion.${key}`, { bookings: hangs?.bookings ?? 0 })
  return (
    <>
      <PageEditHeader page={page} organizerSlug={organizerSlug} previewHref={null} notice={null} />
      <div className="grid max-w-prose gap-4">
        <h2 className="text-lg">{say("title")}</h2>
        <p className="text-muted">{say("lead")}</p>
        {hangs ? (
          <Notice tone="caution" isNews={isNews} headline={say("hangs")}>
            {hangs.isPublished ? <p>{say("published")}</p> : null}
            {hangs.bookings > 0 ? <p>{say("bookings")}</p> : null}
            {hangs.meetings > 0 && hangs.bookings === 0 ? <p>{say("meetings")}</p> : null}
            <TextLink href={paths.adminPagePublication(page.id)}>{say("publication")}</TextLink>
          </Notice>
        ) : (
          <DangerForm label={say("submit")} />
        )}
        <TextLink href={paths.adminPage(page.id)} className="justify-self-start">
          {text("admin.pages.publication.back")}
        </TextLink>
      </div>
    </>
  )
}
