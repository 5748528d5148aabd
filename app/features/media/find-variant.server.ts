import { sql } from "drizzle-orm"
import type { Runtime } from "#app/runtime.server.ts"
import { VARIANT_FORMATS, type VariantFormat } from "./picture.ts"

const KEY = /^[0-9a-f]{32}$/
const FILE = new RegExp(`^([1-9]\\d{0,4})\\.(${VARIANT_FORMATS.join("|")})$`)

/** Where the bytes of a picture's address are; null when there is no such picture or width. */
export async function findVariant(
  address: { key: string; file: string },
  { db }: Pick<Runtime, "db">,
): Promise<{ storageKey: string; bytes: number; format: VariantFormat } | null> {
  const [, width, format] = FILE.exec(address.file) ?? []
  if (!KEY.test(address.key) || width === undefined || format === undefined) return null
  const [row] = await db.execute<{ storageKey: string; bytes: number; format: VariantFormat }>(sql`
    select v.storage_key as "storageKey", v.bytes, v.format
    from media m join media_variants v on v.media_id = m.id
    where m.public_key = ${address.key} and v.width = ${Number(width)} and v.format = ${format}`)
  return row ?? null
}
