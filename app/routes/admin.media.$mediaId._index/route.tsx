import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Trash2 } from "lucide-react"
import { schemaOf } from "#app/admin/field-form.ts"
import { PictureFacts } from "#app/admin/media/picture-facts.tsx"
import { pictureSection } from "#app/admin/media/picture-section.ts"
import { PictureThumbnail } from "#app/admin/media/picture-thumbnail.tsx"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { ShortForm } from "#app/admin/short-form.tsx"
import { showAgain } from "#app/admin/show-again.server.ts"
import { describePicture } from "#app/features/media/describe-picture.server.ts"
import { findUses } from "#app/features/media/find-uses.server.ts"
import { findPicture } from "#app/features/media/list-pictures.server.ts"
import { hasRole, requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("media.picture.title")

/** One picture of this organizer; where it is used is for those who may change that. 404 for any other. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireOrganizer(request, runtime)
  const picture = await findPicture(organizer.id, params["mediaId"] ?? "", runtime)
  if (!picture) notFound()
  const mayDelete = hasRole(actor, "admin")
  return {
    picture,
    uses: mayDelete ? await findUses(runtime.db, organizer.id, picture.id) : null,
    timeZone: organizer.timeZone,
    now: await runtime.clock.now(runtime.db),
    notice: new URL(request.url).searchParams.get("notice"),
  }
}

/** Saves `alt`, what the picture shows; the form again (400) when something is wrong with it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireOrganizer(request, runtime)
  const mediaId = params["mediaId"] ?? ""
  if (!(await findPicture(organizer.id, mediaId, runtime))) notFound()
  const formData = await requireForm(request)
  const submission = readForm(formData, schemaOf([pictureSection], formData))
  if (submission.status !== "success") {
    const { lastResult, status } = showAgain(submission)
    return data(lastResult, { status })
  }
  const described = { mediaId, alt: String(submission.value["alt"]) }
  if (!(await describePicture(actor, described, runtime))) notFound()
  throw redirect(paths.adminPicture(mediaId, { notice: "saved" }), 303)
}

export default function EditPicture() {
  const { picture, uses, timeZone, now, notice } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { text } = useLanguage()
  const done = ["uploaded", "known", "saved"].find((name) => name === notice)
  return (
    <>
      <PageHeader
        title={text("media.picture.title")}
        action={
          uses ? (
            <LinkButton tone="plain" icon={Trash2} href={paths.adminPictureDeletion(picture.id)}>
              {text("media.picture.delete")}
            </LinkButton>
          ) : null
        }
      />
      <div className="grid max-w-prose gap-6">
        {done && !lastResult ? (
          <Notice tone="success" isNews headline={text(`media.done.${done}`, { count: 1 })} />
        ) : null}
        <PictureThumbnail picture={picture} className="max-w-96" />
        <ShortForm
          id="picture"
          section={pictureSection}
          content={{ alt: picture.alt }}
          lastResult={lastResult}
          submitLabel={text("media.picture.save")}
          now={now}
        />
        <PictureFacts picture={picture} uses={uses} timeZone={timeZone} />
        <TextLink href={paths.adminMedia()}>{text("media.picture.back")}</TextLink>
      </div>
    </>
  )
}
