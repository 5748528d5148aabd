import type { InputHTMLAttributes, TextareaHTMLAttributes } from "react"

/** One line of text. Takes the attributes of its field and any of an `input`. */
export function TextInput({ className = "", ...rest }: InputHTMLAttributes<HTMLInputElement>) {
  return <input type="text" dir="auto" className={`control ${className}`.trim()} {...rest} />
}

/** Several lines of text. */
export function TextArea({
  className = "",
  rows = 4,
  ...rest
}: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <textarea dir="auto" rows={rows} className={`control ${className}`.trim()} {...rest} />
}
