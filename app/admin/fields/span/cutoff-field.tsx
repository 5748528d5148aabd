import { z } from "zod"
import { GroupFrame } from "#app/admin/field-frame.tsx"
import type { FieldType } from "#app/admin/field-type.ts"
import { ticked, ON } from "#app/admin/fields/switch/ticked.ts"
import { TickBox } from "#app/admin/fields/switch/tick-box.tsx"
import { typedGroup } from "#app/admin/fields/typed-text.ts"
import { durationText } from "#app/messages/duration.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { SpanInputs } from "./span-inputs.tsx"
import { spanForm, spanSchema } from "./span.ts"

/** Until how long before the start clients may do something by themselves; null when never. In minutes. */
export function cutoff(): FieldType<number | null> {
  return {
    schema: () =>
      z.preprocess(
        (value) => value ?? {},
        typedGroup({ allowed: ticked, before: z.unknown().optional() }).transform(
          (given, context) => {
            if (!given.allowed) return null
            const before = spanSchema.safeParse(given.before)
            if (before.success) return before.data
            for (const { message, path } of before.error.issues) {
              context.addIssue({ code: "custom", message, path: ["before", ...path] })
            }
            return z.NEVER
          },
        ),
      ),
    toForm: (value) => ({
      allowed: value === null ? undefined : ON,
      before: spanForm(value ?? 0),
    }),
    toText: (value, { text }) => {
      if (value === null) return text("admin.fields.cutoff.never")
      if (value === 0) return text("admin.fields.cutoff.untilStart")
      return text("admin.fields.cutoff.until", { span: durationText(value, text) })
    },
    Input: function CutoffInput(props) {
      const { text } = useLanguage()
      const { allowed, before } = props.field.getFieldset()
      if (!allowed || !before) return null
      return (
        <GroupFrame {...props}>
          <TickBox field={allowed} label={text("admin.fields.cutoff.allowed")} />
          <p className="text-sm text-muted">{text("admin.fields.cutoff.before")}</p>
          <SpanInputs field={before} label={props.label} />
        </GroupFrame>
      )
    },
  }
}
