import type { Sql, TransactionSql } from "postgres"

/** Longer ones are lists of rows, whose text is another each time: keeping them would only fill memory. */
const LONGEST_KEPT = 6_000

/** A statement without values goes unprepared unless told otherwise; several in one text have to. */
const simple = (text: string) => (text.includes(";") ? {} : { simple: false })

type Client = Sql | TransactionSql
type Begin = (work: (inner: TransactionSql) => unknown) => Promise<unknown>

/**
 * Lets the server keep the statements a connection asks again and again: one that is known costs one round
 * trip in place of two, and is neither parsed nor planned again. Transactions and savepoints included.
 */
export function keepStatements<Kind extends Client>(client: Kind): Kind {
  const { unsafe } = client
  const kept: typeof unsafe = (text, values, options) =>
    unsafe(text, values, { ...options, prepare: text.length <= LONGEST_KEPT, ...simple(text) })
  const wrapped: Record<string, unknown> = { unsafe: kept }
  for (const verb of ["begin", "savepoint"] as const) {
    const open = (client as unknown as Partial<Record<typeof verb, Begin>>)[verb]
    if (open)
      wrapped[verb] = ((work) => open((inner) => work(keepStatements(inner)))) satisfies Begin
  }
  return Object.assign(client, wrapped)
}
