import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { previewDocument } from "#app/admin/texts/preview-document.ts"
import { readTextsForm } from "#app/admin/texts/read-texts-form.ts"
import { requireTexts } from "#app/admin/texts/require-texts.server.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { sandboxedDocument } from "#app/platform/sandboxed-document.ts"
import { getRuntime } from "#app/runtime.server.ts"

/** A group's texts as they are saved, with an example's values. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { group, organizer, kept, own } = await requireTexts(request, params["group"], getRuntime())
  return sandboxedDocument(previewDocument({ group, organizer, kept, typed: own }))
}

/** The same as they are typed; nothing is saved. */
export async function action({ request, params }: ActionFunctionArgs) {
  const known = await requireTexts(request, params["group"], getRuntime())
  const typed = readTextsForm(known.group, await requireForm(request))
  return sandboxedDocument(previewDocument({ ...known, typed }))
}
