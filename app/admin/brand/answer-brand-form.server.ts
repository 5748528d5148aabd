import type { SubmissionResult } from "@conform-to/react"
import type { FieldSection } from "#app/admin/field-type.ts"
import { schemaOf } from "#app/admin/field-form.ts"
import { looksForPictures } from "#app/admin/fields/image/offered-pictures.server.ts"
import { readForm } from "#app/admin/read-form.ts"
import { onlyToShow, showAgain } from "#app/admin/show-again.server.ts"
import type { Actor } from "#app/features/actor.ts"
import { brandSchema, type BrandInput } from "#app/features/organizer/brand-schema.ts"
import { saveBrand } from "#app/features/organizer/save-brand.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** The form as it is shown once more: with mistakes, or with what somebody else saved meanwhile. */
export type BrandFormAgain = {
  status: number
  lastResult: SubmissionResult
  conflict: { theirs: BrandInput; mine: BrandInput } | null
  seen: string
}

/** Saves what a form of the brand brings. @returns null when it is saved, else the form again */
export async function answerBrandForm(
  actor: Extract<Actor, { kind: "user" }>,
  { formData, sections }: { formData: FormData; sections: readonly FieldSection[] },
  runtime: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<BrandFormAgain | null> {
  const seen = String(formData.get("seen") ?? "")
  const sent = looksForPictures(formData) ? onlyToShow(formData) : formData
  const submission = readForm(sent, schemaOf(sections, sent))
  const again = showAgain(submission)
  if (submission.status !== "success") return { ...again, conflict: null, seen }
  const mine = brandSchema.parse(submission.value)
  const result = await saveBrand(actor, { brand: mine, seen }, runtime)
  if (result.ok) return null
  if (result.problem === "picture-gone") {
    const fieldErrors = Object.fromEntries(result.places.map((place) => [place, [result.problem]]))
    return { ...showAgain(submission, { fieldErrors }), conflict: null, seen }
  }
  // Sent again, it is saved over what the organizer has now seen.
  return { ...again, status: 409, conflict: { theirs: result.there, mine }, seen: result.mark }
}
