import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { brandPreview } from "#app/admin/brand/preview-document.ts"
import { brandSchema, type BrandInput } from "#app/features/organizer/brand-schema.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { getBrand } from "#app/features/organizer/get-brand.server.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"

/** For the frame beside the form: a document of its own, which runs nothing and loads nothing. */
const headers = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy":
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: data:; frame-ancestors 'self'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
  "X-Robots-Tag": "noindex",
}

/** A page and a mail with the brand as it is saved; for owners and admins. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireAdmin(request, runtime)
  const brand = await getBrand(organizer.id, runtime)
  return new Response(brandPreview({ organizer, brand }), { headers })
}

/** The same with what is typed into the form; what cannot be shown is as it is saved. Nothing is changed. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireAdmin(request, runtime)
  const saved = await getBrand(organizer.id, runtime)
  const typed = Object.fromEntries(await requireForm(request))
  const brand = { ...saved, ...shownOf(typed) }
  return new Response(brandPreview({ organizer, brand }), { headers })
}

/** Field by field, so that one mistake does not hide the others. */
function shownOf(typed: Record<string, unknown>): Partial<BrandInput> {
  const { accentColor, font, footer } = brandSchema.shape
  const read = { accentColor, font, footer }
  const parsed = Object.entries(read).map(
    ([name, schema]) => [name, schema.safeParse(typed[name])] as const,
  )
  return Object.fromEntries(
    parsed.filter(([, one]) => one.success).map(([name, one]) => [name, one.data]),
  ) as Partial<BrandInput>
}
