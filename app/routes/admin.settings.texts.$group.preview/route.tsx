import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { previewDocument } from "#app/admin/texts/preview-document.ts"
import { readTextsForm } from "#app/admin/texts/read-texts-form.ts"
import { requireTexts } from "#app/admin/texts/require-texts.server.ts"
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

/** A group's texts as they are saved, with an example's values. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { group, organizer, kept, own } = await requireTexts(request, params["group"], getRuntime())
  return new Response(previewDocument({ group, organizer, kept, typed: own }), { headers })
}

/** The same as they are typed; nothing is saved. */
export async function action({ request, params }: ActionFunctionArgs) {
  const known = await requireTexts(request, params["group"], getRuntime())
  const typed = readTextsForm(known.group, await requireForm(request))
  return new Response(previewDocument({ ...known, typed }), { headers })
}
