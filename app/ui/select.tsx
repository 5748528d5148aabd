import type { SelectHTMLAttributes } from "react"

export type Option = { value: string; label: string; disabled?: boolean }

/**
 * A native select.
 * @param options in the order shown
 * @param emptyLabel a first entry with the value "", for "choose" or "any"
 */
export function Select({
  options,
  emptyLabel,
  className = "",
  ...rest
}: SelectHTMLAttributes<HTMLSelectElement> & { options: readonly Option[]; emptyLabel?: string }) {
  return (
    <select className={`control ${className}`.trim()} {...rest}>
      {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
      {options.map(({ value, label, disabled }) => (
        <option key={value} value={value} disabled={disabled}>
          {label}
        </option>
      ))}
    </select>
  )
}
