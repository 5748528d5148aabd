import type { Sql } from "postgres"

/**
 * Does bulk work while the triggers of some tables are off. A table's owner may switch off its own triggers only;
 * foreign keys ask for a superuser, as the embedded one is.
 */
export async function withoutTriggers(
  client: Sql,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const [account] = await client<{ isSuperuser: boolean }[]>`
    select rolsuper as "isSuperuser" from pg_roles where rolname = current_user`
  if (account?.isSuperuser) {
    await client.unsafe(`set session_replication_role = replica`)
    await work()
    await client.unsafe(`reset session_replication_role`)
    return
  }
  for (const table of tables) await client.unsafe(`alter table ${table} disable trigger user`)
  await work()
  for (const table of tables) await client.unsafe(`alter table ${table} enable trigger user`)
}
