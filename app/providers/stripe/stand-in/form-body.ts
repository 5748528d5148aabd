import { badParameter } from "./api-problem.ts"

/** A decoded form: every leaf is text, lists are still objects with the keys 0, 1, 2 … */
export type FormValue = string | FormObject
export type FormObject = { [key: string]: FormValue }

const shape = /^([^[\]]+)((?:\[[^[\]]*\])*)$/

/**
 * Decodes a form-encoded body or query with Stripe's brackets: `a[b][0]=c` and `a[]=c`. Throws an
 * `ApiProblem` for names that are not well formed or that contradict each other.
 */
export function decodeForm(text: string): FormObject {
  const root: FormObject = Object.create(null) as FormObject
  for (const [name, value] of new URLSearchParams(text)) {
    const parts = shape.exec(name)
    if (parts === null) throw badParameter("parameter_unknown", `Invalid name: ${name}`, name)
    const path = [parts[1] ?? "", ...[...(parts[2] ?? "").matchAll(/\[([^\]]*)\]/g)].map(inside)]
    put(root, path, value, name)
  }
  return root
}

function inside(match: RegExpMatchArray): string {
  return match[1] ?? ""
}

function put(root: FormObject, path: string[], value: string, name: string) {
  let here = root
  for (const [depth, step] of path.entries()) {
    const key = step === "" ? String(Object.keys(here).length) : step
    if (depth === path.length - 1) {
      if (typeof here[key] === "object") throw contradiction(name)
      here[key] = value
      return
    }
    const next = here[key] ?? (Object.create(null) as FormObject)
    if (typeof next === "string") throw contradiction(name)
    here[key] = next
    here = next
  }
}

function contradiction(name: string) {
  return badParameter("parameter_invalid", `Invalid: ${name} is both a value and a hash`, name)
}
