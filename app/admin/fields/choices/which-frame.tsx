import type { ReactNode } from "react"
import { GroupFrame } from "#app/admin/field-frame.tsx"
import type { FormField, InputProps } from "#app/admin/field-type.ts"
import { useLanguage } from "#app/ui/language.tsx"

/**
 * A choice between what needs no more words, such as "all", and a list of one's own, which stands below and counts
 * when its choice is made: all of it is there without scripts.
 * @param which the place of the choice
 * @param words key under which each choice has its text
 */
export function WhichFrame({
  which,
  values,
  words,
  children,
  ...props
}: Pick<InputProps, "field" | "label" | "help"> & {
  which: FormField
  values: readonly string[]
  words: string
  children: ReactNode
}) {
  const { text } = useLanguage()
  const chosen = String(which.initialValue ?? values[0])
  return (
    <GroupFrame {...props}>
      <div className="grid gap-2">
        {values.map((value) => (
          <label key={value} className="flex min-h-11 items-start gap-3 py-2.5">
            <input
              type="radio"
              className="choice"
              name={which.name}
              value={value}
              defaultChecked={value === chosen}
            />
            <span>{text(`${words}.${value}`)}</span>
          </label>
        ))}
        {children}
      </div>
    </GroupFrame>
  )
}
