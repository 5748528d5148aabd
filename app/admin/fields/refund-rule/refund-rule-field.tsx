import { GroupFrame } from "#app/admin/field-frame.tsx"
import type { FieldType, InputProps } from "#app/admin/field-type.ts"
import { wholeNumber } from "#app/admin/fields/number/whole-number.ts"
import { AmountInput, Problem, SpanInputs } from "#app/admin/fields/span/span-inputs.tsx"
import { spanForm, spanSchema } from "#app/admin/fields/span/span.ts"
import { typedGroup } from "#app/admin/fields/typed-text.ts"
import type { RefundRule } from "#app/features/page/schema.ts"
import { durationText } from "#app/messages/duration.ts"
import { useLanguage } from "#app/ui/language.tsx"

/** Money back by notice: which share, when canceled at least how long before the start. */
export function refundRule(): FieldType<RefundRule> {
  return {
    schema: () =>
      typedGroup({ percent: wholeNumber(0, 100), before: spanSchema }).transform(
        ({ percent, before }) => ({ percent, minutesBefore: before }),
      ),
    toForm: ({ percent, minutesBefore }) => ({
      percent: String(percent),
      before: spanForm(minutesBefore),
    }),
    toText: ({ percent, minutesBefore }, { text }) =>
      percent === 0
        ? text("admin.fields.refundRule.none")
        : text("admin.fields.refundRule.text", {
            percent,
            span: durationText(minutesBefore, text),
          }),
    Input: RefundRuleInput,
  }
}

function RefundRuleInput(props: InputProps) {
  const { text } = useLanguage()
  const { percent, before } = props.field.getFieldset()
  if (!percent || !before) return null
  return (
    <GroupFrame {...props}>
      <div className="grid gap-3">
        <span className="flex items-center gap-2">
          <AmountInput field={percent} label={text("admin.fields.refundRule.percent")} />
          {text("admin.fields.refundRule.percentUnit")}
        </span>
        <Problem field={percent} />
        <p className="text-sm text-muted">{text("admin.fields.refundRule.before")}</p>
        <SpanInputs field={before} label={props.label} />
      </div>
    </GroupFrame>
  )
}
