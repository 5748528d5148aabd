/** A request's body as a form, or null when it is none: another content type, or cut off on its way. */
export async function readForm(request: Request): Promise<FormData | null> {
  try {
    return await request.formData()
  } catch {
    return null
  }
}

/** Hidden values at the two ends of a long form: one without the other was sent before the page was there. */
export const FORM_BEGINS = "formBegins"
export const FORM_ENDS = "formEnds"

/**
 * The form that a page of ours sent, for addresses where nothing else has a meaning.
 * @throws 400 when the body is none; 303 to the page itself when a button was pressed while the page still
 *   came in, and fields that had not would be taken for empty
 */
export async function requireForm(request: Request): Promise<FormData> {
  const form = await readForm(request)
  if (form === null) throw new Response(null, { status: 400 })
  if (form.has(FORM_BEGINS) && !form.has(FORM_ENDS)) {
    const { pathname, search } = new URL(request.url)
    throw new Response(null, { status: 303, headers: { Location: `${pathname}${search}` } })
  }
  return form
}
