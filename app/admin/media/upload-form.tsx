import { Upload } from "lucide-react"
import { MOST_FILES } from "#app/features/media/limits.ts"
import { Button } from "#app/ui/button.tsx"
import { ErrorSummary } from "#app/ui/error-summary.tsx"
import { Field } from "#app/ui/field.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import type { UploadAnswer } from "./read-upload.server.ts"

const FIELD = "pictures"
/** What a file dialog offers; what is sent is judged by its content. */
const OFFERED = "image/png,image/jpeg,image/webp,image/gif"

/** Chooses pictures and sends them, with or without scripts. */
export function UploadForm({ answer }: { answer: UploadAnswer | undefined }) {
  const { text } = useLanguage()
  const problems = (answer?.problems ?? []).map(({ problem, name }) =>
    text(`media.problems.${problem}`, {
      name: name === "" ? text("media.problems.unnamed") : name,
      most: MOST_FILES,
      megabytes: answer?.mostMegabytes ?? 0,
    }),
  )
  return (
    <form method="post" encType="multipart/form-data" className="grid max-w-prose gap-6">
      <ErrorSummary errors={problems.map((message) => ({ fieldId: FIELD, message }))} />
      {answer && answer.taken > 0 ? (
        <Notice tone="success" headline={text("media.new.some", { count: answer.taken })} />
      ) : null}
      <Field
        id={FIELD}
        label={text("media.new.files")}
        hint={text("media.new.help", { most: MOST_FILES })}
        error={problems[0] ?? null}
        required
      >
        {(control) => (
          <input
            {...control}
            type="file"
            name={FIELD}
            multiple
            accept={OFFERED}
            className="control min-h-11 p-2"
          />
        )}
      </Field>
      <Button icon={Upload} className="justify-self-start">
        {text("media.new.submit")}
      </Button>
    </form>
  )
}
