/** A request's body as a form, or null when it is none: another content type, or cut off on its way. */
export async function readForm(request: Request): Promise<FormData | null> {
  try {
    return await request.formData()
  } catch {
    return null
  }
}

/**
 * The form that a page of ours sent, for addresses where nothing else has a meaning.
 * @throws 400 when the body is none
 */
export async function requireForm(request: Request): Promise<FormData> {
  const form = await readForm(request)
  if (form === null) throw new Response(null, { status: 400 })
  return form
}
