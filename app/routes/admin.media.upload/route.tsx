import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData } from "@remix-run/react"
import { readUpload } from "#app/admin/media/read-upload.server.ts"
import { UploadForm } from "#app/admin/media/upload-form.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("media.new.title")

/** The form; everybody of the organizer may upload. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireOrganizer(request, getRuntime())
  return null
}

/**
 * Takes the `pictures` of a multipart form into the library. The form again when any was not taken, with a sentence
 * for each: 400 for what is wrong with a file, 413 when the library is full, 503 when the storage does not answer.
 */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  // Who it is comes before the body, so that nobody else's is read.
  const { actor } = await requireOrganizer(request, runtime)
  const answer = await readUpload(actor, await requireForm(request), runtime)
  if (answer.problems.length > 0) {
    const are = (only: string) => answer.problems.every(({ problem }) => problem === only)
    return data(answer, { status: are("storage") ? 503 : are("full") ? 413 : 400 })
  }
  const [first, ...others] = answer.mediaIds
  if (first !== undefined && others.length === 0) {
    const notice = answer.isKnown ? "known" : "uploaded"
    throw redirect(paths.adminPicture(first, { notice }), 303)
  }
  throw redirect(paths.adminMedia({ notice: "uploaded", count: answer.taken }), 303)
}

export default function UploadPictures() {
  const answer = useActionData<typeof action>()
  const { text } = useLanguage()
  return (
    <>
      <PageHeader title={text("media.new.title")} />
      <UploadForm answer={answer} />
      <TextLink href={paths.adminMedia()}>{text("media.new.back")}</TextLink>
    </>
  )
}
