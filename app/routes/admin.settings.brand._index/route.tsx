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
import { answerBrandForm } from "#app/admin/brand/answer-brand-form.server.ts"
import { BRAND_PREVIEW, BrandPreview } from "#app/admin/brand/brand-preview.tsx"
import { brandSections } from "#app/admin/brand/brand-sections.ts"
import { SenderFacts } from "#app/admin/brand/sender-facts.tsx"
import { EditForm } from "#app/admin/edit-form.tsx"
import { offeredAgain, offeredPictures } from "#app/admin/fields/image/offered-pictures.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { SavedMeanwhile } from "#app/admin/saved-meanwhile.tsx"
import { findSender } from "#app/features/notification/find-sender.server.ts"
import { brandMark } from "#app/features/organizer/brand-mark.server.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { getBrand } from "#app/features/organizer/get-brand.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

const PICTURES = ["logoMediaId", "faviconMediaId"]

export const meta: MetaFunction = () => pageTitle("brand.title")

/** The brand as it is saved, and whom mails are from with it; for owners and admins. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireAdmin(request, runtime)
  const brand = await getBrand(organizer.id, runtime)
  const { logoMediaId, faviconMediaId } = brand
  return {
    brand,
    seen: brandMark(brand),
    offered: await offeredPictures(organizer.id, { logoMediaId, faviconMediaId }, runtime),
    sender: await findSender({ ...organizer, ...brand }, runtime),
    isSaved: new URL(request.url).searchParams.get("notice") === "saved",
    now: await runtime.clock.now(runtime.db),
  }
}

/**
 * Saves colour, face, pictures, footer and sender; the form again when something is wrong (400) or somebody else
 * was quicker (409).
 */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireAdmin(request, runtime)
  const formData = await requireForm(request)
  const offer = () => offeredAgain(organizer.id, formData, PICTURES, runtime)
  const sections = brandSections((await offer()).pictures)
  const again = await answerBrandForm(actor, { formData, sections }, runtime)
  if (!again) throw redirect(paths.adminBrand({ notice: "saved" }), 303)
  const { status, ...shown } = again
  return data({ ...shown, offered: await offer() }, { status })
}

export default function Brand() {
  const { brand, seen, sender, isSaved, now, ...loaded } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { pictures, offers } = answer?.offered ?? loaded.offered
  const sections = brandSections(pictures)
  const { text } = useLanguage()
  const preview = (
    <Button
      tone="plain"
      icon={Eye}
      name="preview"
      value="1"
      formNoValidate
      formAction={paths.adminBrandPreview()}
      formTarget={BRAND_PREVIEW}
    >
      {text("brand.preview.show")}
    </Button>
  )
  return (
    <>
      <PageHeader title={text("brand.title")} lead={text("brand.lead")} />
      {isSaved && !answer ? (
        <div className="mb-4">
          <Notice tone="success" isNews headline={text("brand.saved")} />
        </div>
      ) : null}
      <div className="grid grid-cols-1 gap-8 wide:grid-cols-[7fr_4fr]">
        <div className="grid min-w-0 content-start gap-8 wide:[&_section]:grid-cols-1">
          {answer?.conflict ? (
            <SavedMeanwhile words="brand.conflict" sections={sections} {...answer.conflict} />
          ) : null}
          <EditForm
            id="brand"
            sections={sections}
            content={brand}
            lastResult={answer?.lastResult}
            saveLabel={text(answer?.conflict ? "brand.saveOver" : "brand.save")}
            now={now}
            hidden={{ seen: answer?.seen ?? seen }}
            beside={preview}
            pictureOffers={offers}
          />
          <AccentNotice accent={brand.accentColor} />
          <SenderFacts sender={sender} wanted={brand.senderAddress} />
          <TextLink className="justify-self-start" href={paths.adminSettings()}>
            {text("brand.back")}
          </TextLink>
        </div>
        <BrandPreview />
      </div>
    </>
  )
}
