import type { SubmissionResult } from "@conform-to/react"
import type { OfferedPictures } from "#app/admin/fields/image/offered-picture.ts"
import { looksForPictures, offeredAgain } from "#app/admin/fields/image/offered-pictures.server.ts"
import type { MarkdownPreview } from "#app/admin/fields/markdown/markdown-field.tsx"
import { onlyToShow, readMarkdownPreview, showAgain } from "#app/admin/show-again.server.ts"
import type { Actor } from "#app/features/actor.ts"
import { savePage } from "#app/features/page/save-page.server.ts"
import type { PageContent } from "#app/features/page/schema.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { pageFieldErrors, readPageForm } from "./pages.collection.server.ts"

type State = { slug: string; content: PageContent }

/** The form as it is shown once more: with mistakes, a preview, pictures, or what somebody else saved meanwhile. */
export type PageFormAgain = {
  status: number
  lastResult: SubmissionResult
  preview: MarkdownPreview
  conflict: { theirs: State; mine: State } | null
  basedOn: number
  offered: OfferedPictures
}

/** Saves what the form of a page brings as a new revision. @returns null when it is saved, else the form again */
export async function answerPageForm(
  actor: Extract<Actor, { kind: "user" }>,
  page: { id: string; organizerSlug: string },
  formData: FormData,
  runtime: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<PageFormAgain | null> {
  const offer = () => offeredAgain(actor.organizerId, formData, ["coverMediaId"], runtime)
  const [basedOn, offered] = [Number(formData.get("basedOn")), await offer()]
  const preview = readMarkdownPreview(formData)
  const isToShow = preview !== null || looksForPictures(formData)
  const sent = isToShow ? onlyToShow(formData) : formData
  const { submission, page: read } = readPageForm(sent, page.organizerSlug, offered.pictures)
  const begun = { preview, conflict: null, basedOn, offered }
  if (!read) return { ...begun, ...showAgain(submission) }
  const result = await savePage(actor, { pageId: page.id, basedOn, ...read }, runtime)
  if (result.ok) return null
  if (result.problem === "changed-meanwhile") {
    // Sent again, it is saved over what the organizer has now seen.
    const conflict = { theirs: result.newest, mine: read }
    const { lastResult } = showAgain(submission)
    return { ...begun, status: 409, lastResult, conflict, basedOn: result.newest.number }
  }
  const fieldErrors = pageFieldErrors(result.problem)
  // A picture that went meanwhile is offered no longer.
  return { ...begun, offered: await offer(), ...showAgain(submission, { fieldErrors }) }
}
