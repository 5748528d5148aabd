import type { z } from "zod"

import { mapStripeFailure } from "./map-failure.server.ts"
import { readAnswer } from "./read-answer.ts"

/**
 * Walks through every page of a list of the SDK, checking each item. Nothing is asked before the first item
 * is wanted, and a walk may be begun again.
 */
export function readList<Item extends { id: string }>(
  call: string,
  schema: z.ZodType,
  list: () => AsyncIterable<unknown>,
): AsyncIterable<Item> {
  return {
    async *[Symbol.asyncIterator]() {
      try {
        for await (const item of list()) yield readAnswer<Item>(call, schema, item)
      } catch (error) {
        throw mapStripeFailure(call, error)
      }
    },
  }
}
