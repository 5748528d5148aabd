import { z } from "zod"
import { FieldFrame, GroupFrame } from "#app/admin/field-frame.tsx"
import type { FieldType, InputProps } from "#app/admin/field-type.ts"
import { problem } from "#app/admin/problem.ts"
import { typedGroup, typedText } from "#app/admin/fields/typed-text.ts"
import type { PageLocation } from "#app/features/page/schema.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Select } from "#app/ui/select.tsx"
import { TextInput } from "#app/ui/text-input.tsx"

const kinds = ["link", "phone", "in-person"] as const
const LONGEST_TEXT = 300
const LONGEST_URL = 500

/** Where it happens: what clients read, and a link that only confirmed ones get. */
export function location(): FieldType<PageLocation> {
  return {
    schema: () =>
      typedGroup({
        kind: typedText.pipe(z.enum(kinds, "choice-missing")),
        text: typedText.pipe(
          z
            .string()
            .trim()
            .max(LONGEST_TEXT, problem("too-long", { longest: LONGEST_TEXT })),
        ),
        url: typedText
          .pipe(
            z
              .string()
              .trim()
              .max(LONGEST_URL, problem("too-long", { longest: LONGEST_URL })),
          )
          .transform((url) => (url === "" ? null : url))
          .pipe(z.url({ protocol: /^https$/, message: "link-malformed" }).nullable()),
      }),
    toForm: ({ kind, text, url }) => ({ kind, text, url: url ?? undefined }),
    toText: (value, { text }) =>
      [text(`admin.fields.location.kinds.${value.kind}`), value.text, value.url ?? ""]
        .filter((part) => part !== "")
        .join(", "),
    Input: LocationInput,
  }
}

function LocationInput(props: InputProps) {
  const { text } = useLanguage()
  const { kind, text: words, url } = props.field.getFieldset()
  if (!kind || !words || !url) return null
  const say = (key: string) => text(`admin.fields.location.${key}`)
  return (
    <GroupFrame {...props}>
      <div className="grid gap-4">
        <FieldFrame field={kind} label={say("kind")} required>
          {(control) => (
            <Select
              {...control}
              name={kind.name}
              defaultValue={String(kind.initialValue ?? "")}
              options={kinds.map((value) => ({ value, label: say(`kinds.${value}`) }))}
            />
          )}
        </FieldFrame>
        <FieldFrame field={words} label={say("text")} help={say("textHelp")}>
          {(control) => (
            <TextInput
              {...control}
              name={words.name}
              defaultValue={String(words.initialValue ?? "")}
            />
          )}
        </FieldFrame>
        <FieldFrame field={url} label={say("url")} help={say("urlHelp")}>
          {(control) => (
            <TextInput
              {...control}
              type="url"
              name={url.name}
              defaultValue={String(url.initialValue ?? "")}
            />
          )}
        </FieldFrame>
      </div>
    </GroupFrame>
  )
}
