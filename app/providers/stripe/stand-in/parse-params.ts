import type { z } from "zod"

import { type ApiProblem, badParameter } from "./api-problem.ts"
import type { FormObject } from "./form-body.ts"

/** Reads decoded parameters by a schema; throws the `ApiProblem` that Stripe would answer for the first fault. */
export function parseParams<Schema extends z.ZodType>(
  schema: Schema,
  form: FormObject,
): z.output<Schema> {
  const read = schema.safeParse(form)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw issue === undefined
    ? badParameter("parameter_invalid", "Invalid parameters")
    : problemOf(deepest(issue), form)
}

/** In a union the first branch that got further than its own type says more than "no branch fits". */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== "invalid_union") return issue
  const inner = issue.errors.flat().find((one) => one.code !== "invalid_type")
  return inner === undefined ? issue : { ...inner, path: [...issue.path, ...inner.path] }
}

function problemOf(issue: z.core.$ZodIssue, form: FormObject): ApiProblem {
  if (issue.code === "unrecognized_keys") {
    const param = bracketed([...issue.path, issue.keys[0] ?? ""])
    return badParameter("parameter_unknown", `Received unknown parameter: ${param}`, param)
  }
  const param = bracketed(issue.path)
  const given = valueAt(form, issue.path)
  if (given === undefined) {
    return badParameter("parameter_missing", `Missing required param: ${param}.`, param)
  }
  if (given === "") {
    const message = `You passed an empty string for '${param}'; it cannot be unset.`
    return badParameter("parameter_invalid_empty", message, param)
  }
  const code =
    issue.code === "custom" || issue.code === "invalid_format" ? codeOf(issue) : undefined
  const fallback =
    issue.code === "too_big" ? "parameter_invalid_string_too_long" : "parameter_invalid"
  return badParameter(code ?? fallback, `Invalid ${param}: ${issue.message}`, param)
}

function codeOf(issue: z.core.$ZodIssue): string | undefined {
  const params = (issue as { params?: { code?: unknown } }).params
  return typeof params?.code === "string" ? params.code : undefined
}

/** `["line_items", 0, "quantity"]` → `line_items[0][quantity]` */
function bracketed(path: PropertyKey[]): string {
  return path.map((step, index) => (index === 0 ? String(step) : `[${String(step)}]`)).join("")
}

function valueAt(form: FormObject, path: PropertyKey[]): unknown {
  let here: unknown = form
  for (const step of path) {
    if (typeof here !== "object" || here === null) return undefined
    here = (here as Record<string, unknown>)[String(step)]
  }
  return here
}
