import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Eye } from "lucide-react"
import { AccentNotice } from "#app/admin/accent-notice.tsx"
import { brandSections } from "#app/admin/brand/brand-sections.ts"
import { PREVIEW_FRAME, PreviewFrame } from "#app/admin/brand/preview-frame.tsx"
import { SenderFacts } from "#app/admin/brand/sender-facts.tsx"
import { EditForm } from "#app/admin/edit-form.tsx"
import { schemaOf } from "#app/admin/field-form.ts"
import { offeredPictures } from "#app/admin/fields/image/offered-pictures.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { showAgain } from "#app/admin/show-again.server.ts"
import { findSender } from "#app/features/notification/find-sender.server.ts"
import { brandSchema } from "#app/features/organizer/brand-schema.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { getBrand } from "#app/features/organizer/get-brand.server.ts"
import { saveBrand } from "#app/features/organizer/save-brand.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("brand.title")

/** The brand as it is saved, and whom mails are from with it; for owners and admins. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireAdmin(request, runtime)
  const brand = await getBrand(organizer.id, runtime)
  return {
    brand,
    pictures: await offeredPictures(
      organizer.id,
      [brand.logoMediaId, brand.faviconMediaId],
      runtime,
    ),
    sender: await findSender({ ...organizer, ...brand }, runtime),
    isSaved: new URL(request.url).searchParams.get("notice") === "saved",
    now: await runtime.clock.now(runtime.db),
  }
}

/** Saves colour, face, pictures, footer and sender; the form again (400) when something is wrong. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireAdmin(request, runtime)
  const formData = await requireForm(request)
  const chosen = [formData.get("logoMediaId"), formData.get("faviconMediaId")]
  const pictures = await offeredPictures(organizer.id, chosen, runtime)
  const submission = readForm(formData, schemaOf(brandSections(pictures), formData))
  if (submission.status !== "success") {
    const { lastResult, status } = showAgain(submission)
    return data(lastResult, { status })
  }
  await saveBrand(actor, brandSchema.parse(submission.value), runtime)
  throw redirect(paths.adminBrand({ notice: "saved" }), 303)
}

export default function Brand() {
  const { brand, pictures, sender, isSaved, now } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { text } = useLanguage()
  const preview = (
    <Button
      tone="plain"
      icon={Eye}
      name="preview"
      value="1"
      formNoValidate
      formAction={paths.adminBrandPreview()}
      formTarget={PREVIEW_FRAME}
    >
      {text("brand.preview.show")}
    </Button>
  )
  return (
    <>
      <PageHeader title={text("brand.title")} lead={text("brand.lead")} />
      {isSaved && !lastResult ? (
        <div className="mb-4">
          <Notice tone="success" isNews headline={text("brand.saved")} />
        </div>
      ) : null}
      <div className="grid grid-cols-1 gap-8 wide:grid-cols-[7fr_4fr]">
        <div className="grid min-w-0 content-start gap-8 wide:[&_section]:grid-cols-1">
          <EditForm
            id="brand"
            sections={brandSections(pictures)}
            content={brand}
            lastResult={lastResult}
            saveLabel={text("brand.save")}
            now={now}
            beside={preview}
          />
          <AccentNotice accent={brand.accentColor} />
          <SenderFacts sender={sender} wanted={brand.senderAddress} />
          <TextLink className="justify-self-start" href={paths.adminSettings()}>
            {text("brand.back")}
          </TextLink>
        </div>
        <PreviewFrame />
      </div>
    </>
  )
}
