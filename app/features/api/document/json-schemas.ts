import { z } from "zod"
import {
  bookedSchema,
  bookingSchema,
  cancellationSchema,
  moveSchema,
  newBookingSchema,
} from "#app/features/api/booking-schema.ts"
import {
  briefPageSchema,
  pageListSchema,
  pageSchema,
  problemSchema,
  slotsSchema,
} from "#app/features/api/content-schema.ts"
import { newFileSchema, sentFileSchema } from "#app/features/api/file-schema.ts"

/** A JSON Schema of draft 2020-12, as far as we write and read it. */
export type JsonSchema = {
  $ref?: string
  type?: string
  description?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean | JsonSchema
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  default?: unknown
  format?: string
  minimum?: number
  maximum?: number
  maxItems?: number
  maxLength?: number
}

/** What is sent, by the name that the document gives it. */
const sent = {
  NewBooking: newBookingSchema,
  NewFile: newFileSchema,
  Cancellation: cancellationSchema,
  Move: moveSchema,
}

/** What is answered. */
const answered = {
  PageList: pageListSchema,
  BriefPage: briefPageSchema,
  Page: pageSchema,
  Slots: slotsSchema,
  Booked: bookedSchema,
  SentFile: sentFileSchema,
  Booking: bookingSchema,
  Problem: problemSchema,
}

export type SchemaName = keyof typeof sent | keyof typeof answered

export const refTo = (name: SchemaName): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

/** The very schemas that read requests and describe answers, as JSON Schema. */
export function jsonSchemas(): Record<SchemaName, JsonSchema> {
  return { ...convert(sent, "input"), ...convert(answered, "output") }
}

function convert<Name extends string>(
  schemas: Record<Name, z.ZodType>,
  io: "input" | "output",
): Record<Name, JsonSchema> {
  const registry = z.registry<{ id: string }>()
  for (const id of Object.keys(schemas) as Name[]) registry.add(schemas[id], { id })
  const converted = z.toJSONSchema(registry, {
    io,
    target: "draft-2020-12",
    uri: (id) => `#/components/schemas/${id}`,
    // What a schema does beyond JSON Schema, such as trimming, is left to it.
    unrepresentable: "any",
  })
  // As plain data, without what zod ties to it and what only a document of its own needs.
  const plain = JSON.parse(JSON.stringify(converted.schemas)) as Record<Name, JsonSchema>
  for (const id of Object.keys(plain) as Name[]) {
    const { $schema, $id, ...schema } = plain[id] as JsonSchema & Record<"$schema" | "$id", string>
    plain[id] = schema
  }
  return plain
}
