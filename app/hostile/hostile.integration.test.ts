import { sql } from "drizzle-orm"
import { expect, test } from "vitest"
import { createTestRuntime } from "#app/features/organizer/testing.server.ts"
import { emptyPageContent, pageContentSchema } from "#app/features/page/schema.ts"
import { payloads } from "./testing-payloads.ts"
import { hostileContent, places, undecided, wordlessContent } from "./testing-places.ts"
import { expectHarmless } from "./testing-walk.ts"

test("every column that may hold somebody's words is a place, and so is every member of a page", async () => {
  const runtime = await createTestRuntime()
  try {
    const columns = await runtime.db.execute<{ name: string }>(sql`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public'
        and (data_type in ('text', 'jsonb', 'ARRAY') or udt_name = 'citext')`)
    const names = columns.map(({ name }) => name)
    expect(undecided(names)).toEqual([])
    expect(places.filter((place) => !names.includes(place))).toEqual([])
    const said = JSON.stringify(hostileContent(emptyPageContent, "said"))
    for (const member of pageContentSchema.keyof().options) {
      if (wordlessContent.includes(member)) continue
      expect(JSON.stringify(JSON.parse(said)[member] ?? null), member).toContain("said")
    }
  } finally {
    await runtime.close()
  }
})

test.each(payloads.filter((_, index) => index % 2 === 0))(
  "$name in every place is harmless on every page and in every answer, mail, calendar and message",
  ({ text }) => expectHarmless(text),
)
