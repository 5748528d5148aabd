import { TriangleAlert } from "lucide-react"
import { createContext, useContext } from "react"
import type { z } from "zod"
import { FieldFrame, GroupFrame } from "#app/admin/field-frame.tsx"
import type { FieldType, FormField, InputProps } from "#app/admin/field-type.ts"
import { optionalNumber } from "#app/admin/fields/number/optional-number.ts"
import { typedGroup } from "#app/admin/fields/typed-text.ts"
import type { ExceededLimit } from "#app/features/page/list-exceeded-limits.server.ts"
import type { PageContent } from "#app/features/page/schema.ts"
import { Icon } from "#app/ui/icon.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { TextInput } from "#app/ui/text-input.tsx"
import { exceededText } from "./exceeded-text.ts"

type Limits = PageContent["limits"]

/** Where more is booked already than the stored limits let through: told at the field. */
export const ExceededLimitsContext = createContext<readonly ExceededLimit[]>([])

const places = ["perDay", "perWeek", "perMonth"] as const
const most = 1000

/** How many bookings one host takes per day, week and month; a place left empty is no limit. */
export function limits(): FieldType<Limits> {
  const number = optionalNumber(1, most)
  return {
    schema: () =>
      typedGroup({ perDay: number, perWeek: number, perMonth: number }) as z.ZodType<Limits>,
    toForm: (value) =>
      Object.fromEntries(places.map((place) => [place, value[place]?.toString() ?? ""])),
    toText: (value, { text }) =>
      places
        .flatMap((place) => {
          const limit = value[place]
          return limit === null ? [] : [text(`hosts.limits.${place}.text`, { limit })]
        })
        .join(", ") || text("hosts.limits.none"),
    Input: LimitsInput,
  }
}

function LimitsInput(props: InputProps) {
  const inputs = props.field.getFieldset()
  return (
    <GroupFrame {...props} required={false}>
      <div className="grid gap-4">
        {places.map((place) => {
          const field = inputs[place]
          return field ? <LimitInput key={place} field={field} place={place} /> : null
        })}
      </div>
    </GroupFrame>
  )
}

function LimitInput({ field, place }: { field: FormField; place: (typeof places)[number] }) {
  const { text, locale } = useLanguage()
  const exceeded = useContext(ExceededLimitsContext).find((limit) => limit.place === place)
  return (
    <div className="grid gap-1.5">
      <FieldFrame
        field={field}
        label={text(`hosts.limits.${place}.label`)}
        help={exceeded ? <Exceeded>{exceededText(exceeded, text, locale)}</Exceeded> : null}
      >
        {(control) => (
          <TextInput
            {...control}
            name={field.name}
            inputMode="numeric"
            className="max-w-24"
            defaultValue={String(field.initialValue ?? "")}
          />
        )}
      </FieldFrame>
    </div>
  )
}

function Exceeded({ children }: { children: string }) {
  return (
    <span className="flex items-start gap-1.5 text-caution">
      <Icon of={TriangleAlert} size={18} className="mt-px" />
      <span>{children}</span>
    </span>
  )
}
