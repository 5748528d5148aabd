import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { z } from "zod"
import { namedPictures } from "#app/admin/fields/image/offered-pictures.server.ts"
import { brandPreview } from "#app/admin/brand/preview-document.ts"
import { plainPicture } from "#app/features/media/picture.ts"
import type { SignedIn } from "#app/features/organizer/find-session.server.ts"
import { brandSchema, type BrandInput } from "#app/features/organizer/brand-schema.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { getBrand } from "#app/features/organizer/get-brand.server.ts"
import { absolute } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { sandboxedDocument } from "#app/platform/sandboxed-document.ts"
import { getRuntime, type Runtime } from "#app/runtime.server.ts"

const LOGO_WIDTH = 320

/** A page and a mail with the brand as it is saved; for owners and admins. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireAdmin(request, runtime)
  const brand = await getBrand(organizer.id, runtime)
  return preview(organizer, brand, runtime)
}

/** The same with what is typed into the form; what cannot be shown is as it is saved. Nothing is changed. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireAdmin(request, runtime)
  const saved = await getBrand(organizer.id, runtime)
  const typed = Object.fromEntries(await requireForm(request))
  const brand = { ...saved, ...shownOf(typed) }
  return preview(organizer, brand, runtime)
}

async function preview(
  organizer: SignedIn["organizer"],
  brand: BrandInput,
  runtime: Pick<Runtime, "db" | "env">,
): Promise<Response> {
  const [picture] = await namedPictures(organizer.id, [brand.logoMediaId], runtime)
  const logo = picture && plainPicture(picture, { leastWidth: LOGO_WIDTH })
  const logoUrl = logo ? absolute(runtime.env.appUrl, logo.src) : null
  return sandboxedDocument(brandPreview({ organizer, brand, logoUrl }))
}

/** Field by field, so that one mistake does not hide the others. */
function shownOf(typed: Record<string, unknown>): Partial<BrandInput> {
  const { accentColor, font, footer } = brandSchema.shape
  const logoMediaId = z.preprocess((id) => (id === "" ? null : id), brandSchema.shape.logoMediaId)
  const read = { accentColor, font, footer, logoMediaId }
  const parsed = Object.entries(read).map(
    ([name, schema]) => [name, schema.safeParse(typed[name])] as const,
  )
  return Object.fromEntries(
    parsed.filter(([, one]) => one.success).map(([name, one]) => [name, one.data]),
  ) as Partial<BrandInput>
}
