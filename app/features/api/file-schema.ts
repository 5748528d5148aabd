import { z } from "zod"

/** 10 MB in base64, a third more. */
const LONGEST_CONTENT = 14_000_000

/** The body of a file that is sent ahead of its booking. */
export const newFileSchema = z.object({
  page: z.string().describe("The page’s part of its address"),
  invitation: z.string().optional().describe("The token of a single-use link, for a private page"),
  question: z.string().describe("The id of the page’s question, one of the kind file"),
  filename: z.string().max(1_000).describe("What the client calls it"),
  content: z
    .string()
    .max(LONGEST_CONTENT, "file-too-big")
    .regex(/^[A-Za-z0-9+/]*={0,2}$/, "base64")
    .describe("The bytes in base64, at most 10 MB of them"),
})

/** What sending a file answers. */
export const sentFileSchema = z.object({
  file: z
    .string()
    .describe("Give it as the answer to the question, within a day, with one booking"),
  filename: z.string().describe("Cleaned, with the ending of what it is"),
  bytes: z.int(),
  contentType: z.string().describe("By its content"),
})

export type SentFileAnswer = z.infer<typeof sentFileSchema>
