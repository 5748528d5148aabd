import { z } from "zod"

// Control characters, line ends among them, halves of characters, which a program's JSON may hold and no database
// keeps, and the marks that turn the direction of text around.
export const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

/** A sign that is seen: a name of blanks and joiners is none, however many there are. */
export const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u

// What Postgres cannot store is among them: a null byte.
const UNPRINTABLE_BUT_LINES = /[^\P{Cc}\n\t]|\p{Cs}/u

/** Text of several lines, however the sender ends them. Messages are keys of `problems.field`. */
export const manyLines = (most: number) =>
  z
    .string()
    .transform((text) => text.replaceAll("\r\n", "\n").trim())
    .refine((text) => text.length <= most, "too-long")
    .refine((text) => !UNPRINTABLE_BUT_LINES.test(text), "unprintable")
