import type { Question } from "#app/features/page/schema.ts"
import { formatBytes } from "#app/messages/format.ts"
import { Field } from "#app/ui/field.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import type { KeptFile } from "./details-form.ts"
import { answerField } from "./question-field.tsx"

/** What a browser is to offer; what a file really is, is judged by its content. */
const OFFERED = ".pdf,.png,.jpg,.jpeg,.webp,.txt,.docx,.odt"

/** A question that is answered by a file. One that is kept already is named, and may be replaced or taken away. */
export function FileField({
  question: { id, label, required },
  kept,
  error,
  hostName,
}: {
  question: Question
  kept: KeptFile | null
  error: string | null
  hostName: string
}) {
  const { text, locale } = useLanguage()
  const say = (key: string, values = {}) => text(`booking.details.file.${key}`, values)
  const field = { id: answerField({ id }), label: <span dir="auto">{label}</span>, error, required }
  const keptWords =
    kept && say("kept", { filename: kept.filename, size: formatBytes(kept.bytes, locale) })
  return (
    <div className="grid gap-1.5">
      <Field
        {...field}
        hint={
          <>
            {keptWords ? (
              <span className="block break-words text-ink">
                {keptWords} {say("replace")}
              </span>
            ) : null}
            {say("hint", { host: hostName })}
          </>
        }
      >
        {({ required: isRequired, ...control }) => (
          <input
            {...control}
            type="file"
            name={field.id}
            accept={OFFERED}
            required={isRequired === true && kept === null}
            className="control h-auto py-2 file:me-3"
          />
        )}
      </Field>
      {kept ? (
        <>
          <input type="hidden" name={`files.${id}`} value={kept.token} />
          {required ? null : (
            <label className="flex min-h-11 items-start gap-3 py-2.5">
              <input type="checkbox" className="choice" name={`files.${id}.remove`} value="on" />
              <span>{say("remove")}</span>
            </label>
          )}
        </>
      ) : null}
    </div>
  )
}
