import { z } from "zod"
import { problem } from "#app/admin/problem.ts"
import { typedGroup, typedText } from "#app/admin/fields/typed-text.ts"
import { LOCATION_KINDS } from "#app/features/page/schema.ts"

const LONGEST_TEXT = 300
const LONGEST_URL = 500

/** A place as a form sends it. */
export const typedLocation = typedGroup({
  kind: typedText.pipe(z.enum(LOCATION_KINDS, "choice-missing")),
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
})
