import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { answerChange } from "#app/admin/answer-change.server.ts"
import { DangerForm } from "#app/admin/danger-form.tsx"
import { PictureThumbnail } from "#app/admin/media/picture-thumbnail.tsx"
import { PictureUsesList } from "#app/admin/media/picture-uses.tsx"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { deletePicture } from "#app/features/media/delete-picture.server.ts"
import { findUses } from "#app/features/media/find-uses.server.ts"
import { findPicture } from "#app/features/media/list-pictures.server.ts"
import { isUsed } from "#app/features/media/picture-uses.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("media.deletion.title")

/** What stands against deleting this picture, before anything is done. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireAdmin(request, runtime)
  const picture = await findPicture(organizer.id, params["mediaId"] ?? "", runtime)
  if (!picture) notFound()
  return { picture, uses: await findUses(runtime.db, organizer.id, picture.id) }
}

/** Takes it out of the library; 409 with where it is used when it is. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor } = await requireAdmin(request, runtime)
  const result = await deletePicture(actor, params["mediaId"] ?? "", runtime)
  return answerChange(result, paths.adminMedia({ notice: "deleted" }))
}

export default function DeletePicture() {
  const { picture, uses } = useLoaderData<typeof loader>()
  const isNews = useActionData<typeof action>() !== undefined
  const { text } = useLanguage()
  const say = (key: string) => text(`media.deletion.${key}`)
  return (
    <>
      <PageHeader title={say("title")} lead={say("lead")} />
      <div className="grid max-w-prose gap-4">
        <PictureThumbnail picture={picture} className="max-w-64" />
        {isUsed(uses) ? (
          <Notice tone="caution" isNews={isNews} headline={say("inUse")}>
            <p>{say("inUseText")}</p>
            <PictureUsesList uses={uses} />
          </Notice>
        ) : (
          <DangerForm label={say("submit")} />
        )}
        <TextLink href={paths.adminPicture(picture.id)}>{say("back")}</TextLink>
      </div>
    </>
  )
}
