import { useLanguage } from "#app/ui/language.tsx"

/** What was sent, laid out to be read; the bytes themselves have no line breaks. */
export function DeliveryBody({ body }: { body: string | null }) {
  const { text } = useLanguage()
  return (
    <section className="grid min-w-0 gap-2">
      <h2 className="text-lg">{text("webhooks.delivery.body")}</h2>
      {body === null ? (
        <p className="text-muted">{text("webhooks.delivery.bodyGone")}</p>
      ) : (
        <pre
          dir="ltr"
          role="region"
          tabIndex={0}
          aria-label={text("webhooks.delivery.body")}
          className="overflow-x-auto rounded-md border border-line bg-sunken p-4 text-sm"
        >
          {JSON.stringify(JSON.parse(body), null, 2)}
        </pre>
      )}
    </section>
  )
}
