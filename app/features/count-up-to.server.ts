import { sql, type SQL } from "drizzle-orm"
import { COUNTED_UP_TO } from "./counted-up-to.ts"

/**
 * How many rows there are, as part of a statement: `COUNTED_UP_TO + 1` stands for any number above.
 * @param source from `from` on
 */
export function countUpTo(source: SQL): SQL {
  return sql`(select count(*) from (select ${source} limit ${COUNTED_UP_TO + 1}) counted)::int`
}
