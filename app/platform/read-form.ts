/** A request's body as a form, or null when it is none: another content type, or cut off on its way. */
export async function readForm(request: Request): Promise<FormData | null> {
  try {
    return await request.formData()
  } catch {
    return null
  }
}
