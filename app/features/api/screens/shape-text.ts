import type { Translate } from "#app/messages/translate.ts"
import type { JsonSchema } from "#app/features/api/document/json-schemas.ts"

const REF = "#/components/schemas/"

/** The name of the shape that a schema points to; null when it is one of its own. */
export function shapeName({ $ref }: JsonSchema): string | null {
  return $ref?.startsWith(REF) ? $ref.slice(REF.length) : null
}

/** A schema in a few words, such as `list of string` or `integer or null`. */
export function shapeText(schema: JsonSchema, text: Translate): string {
  const name = shapeName(schema)
  if (name !== null) return name
  const { type, items, anyOf, oneOf, format } = schema
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ")
  const choices = anyOf ?? oneOf
  if (choices) {
    const shapes = choices.map((choice) => shapeText(choice, text))
    return [...new Set(shapes)].reduce((left, right) => text("api.reference.or", { left, right }))
  }
  if (type === "array") {
    return text("api.reference.list", { shape: shapeText(items ?? {}, text) })
  }
  if (type === undefined) return text("api.reference.any")
  return format ? `${type} (${format})` : type
}

/** The members that lie inside a schema's own objects, with the way to each: `durations[].minutes`. */
export function membersOf(
  schema: JsonSchema,
  place = "",
): { place: string; schema: JsonSchema; isRequired: boolean }[] {
  if (schema.items) return membersOf(schema.items, `${place}[]`)
  if (place !== "" && shapeName(schema) !== null) return []
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const inner = place === "" ? name : `${place}.${name}`
    const isRequired = schema.required?.includes(name) === true
    const parts = [member, ...(member.anyOf ?? []), ...(member.oneOf ?? [])]
    const within = parts.flatMap((part) => membersOf(part, inner))
    // Of several kinds that share a member, it is told once.
    const known = new Set<string>()
    const once = within.filter(({ place: at }) => !known.has(at) && known.add(at))
    return [{ place: inner, schema: member, isRequired }, ...once]
  })
}
