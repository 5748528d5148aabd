import type { SelectHTMLAttributes } from "react"
import { useLanguage } from "./language.tsx"
import { escape, zoneLabel, zoneOptions } from "./zone-options.ts"

/**
 * A select of every time zone, in groups by region, each with its offset on the day `at`.
 * @param value the IANA zone chosen now; it stands first, so that it is found and sent as it came
 */
export function ZoneSelect({
  value,
  at,
  className = "",
  ...rest
}: { value: string; at: Date } & Omit<
  SelectHTMLAttributes<HTMLSelectElement>,
  "value" | "children"
>) {
  const { locale, text } = useLanguage()
  const current =
    `<optgroup label="${escape(text("interface.zone.current"))}">` +
    `<option value="${escape(value)}" selected>${escape(zoneLabel(value, at))}</optgroup>`
  return (
    <select
      data-zones=""
      className={`control ${className}`.trim()}
      {...rest}
      dangerouslySetInnerHTML={{ __html: current + zoneOptions(at, locale, text) }}
    />
  )
}
