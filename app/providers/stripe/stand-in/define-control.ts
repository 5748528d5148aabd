import type { z } from "zod"

import type { EventDelivery } from "./deliver-events.ts"
import type { Sandbox } from "./sandbox.ts"

/** Something that tests may ask of the stand-in; its answer becomes JSON. */
export type Control = (
  sandbox: Sandbox,
  delivery: EventDelivery,
  input: unknown,
) => object | Promise<object>

/** One control: reads its JSON strictly, throwing what zod throws, then acts. */
export function control<Schema extends z.ZodType>(
  schema: Schema,
  act: (
    input: z.output<Schema>,
    sandbox: Sandbox,
    delivery: EventDelivery,
  ) => object | Promise<object>,
): Control {
  return (sandbox, delivery, input) => act(schema.parse(input), sandbox, delivery)
}
