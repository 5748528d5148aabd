import type { InputHTMLAttributes, ReactNode } from "react"
import { controlAttributes, HintAndError } from "./field.tsx"
import { useLanguage } from "./language.tsx"

/** One yes or no: the label is the question, and all of it can be hit. */
export function Checkbox({
  id,
  label,
  hint,
  error,
  required = false,
  ...rest
}: {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: string | null | undefined
  required?: boolean
} & Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "required">) {
  const { text } = useLanguage()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="flex min-h-11 items-start gap-3 py-2.5">
        <input
          type="checkbox"
          className="choice"
          {...controlAttributes({ id, label, hint, error, required })}
          {...rest}
        />
        <span>
          {label}{" "}
          {required ? null : <span className="text-muted">{text("interface.optional")}</span>}
        </span>
      </label>
      <HintAndError id={id} hint={hint} error={error} />
    </div>
  )
}
