/** The id of the heading above a preview's frame, for what leads to it. */
export const previewHeading = (name: string) => `${name}-heading`

/**
 * Beside a form: what comes of it as it is saved at first, then as it was typed when the preview was last asked for.
 * @param name the frame's, to which the form's preview button sends what is typed
 */
export function PreviewFrame({
  name,
  src,
  title,
  help,
}: {
  name: string
  src: string
  title: string
  help: string
}) {
  return (
    <section aria-labelledby={previewHeading(name)} className="grid content-start gap-2">
      <h2 id={previewHeading(name)} className="text-lg">
        {title}
      </h2>
      <p className="text-sm text-muted">{help}</p>
      <iframe
        name={name}
        src={src}
        sandbox=""
        title={title}
        className="h-[80vh] w-full rounded-md border border-line bg-surface wide:sticky wide:top-4"
      />
    </section>
  )
}
