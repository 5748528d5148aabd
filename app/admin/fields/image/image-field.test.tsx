import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import type { FormField, ListButtons } from "#app/admin/field-type.ts"
import { translator } from "#app/messages/translate.ts"
import { LanguageProvider } from "#app/ui/language.tsx"
import { image } from "./image-field.tsx"
import type { OfferedPicture, PictureOffer } from "./offered-picture.ts"
import { PictureOffersContext } from "./picture-offers.ts"

const offered = (number: number, changes: Partial<OfferedPicture> = {}): OfferedPicture => ({
  id: `0193a5c2-7a10-7c3e-9f00-00000000000${number}`,
  key: String(number).repeat(32),
  ...{ alt: "", filename: `picture-${number}.png`, width: 400, height: 300 },
  variants: [{ width: 400, height: 300, format: "webp" }],
  ...changes,
})
const first = offered(1, { alt: 'A "quiet" room <b>' })
const second = offered(2)
const type = image({ pictures: [first, second] })
const text = translator("en")
const read = (value: unknown) => type.schema(() => "").safeParse(value)

function render(
  value: string | null,
  pictures = [first, second],
  offers: Record<string, PictureOffer> = {},
): string {
  const field = {
    ...{ id: "page-cover", name: "coverMediaId", key: undefined, errors: undefined },
    ...{ initialValue: value ?? "", value: value ?? "" },
  } as unknown as FormField
  const { Input } = image({ pictures })
  return renderToStaticMarkup(
    <LanguageProvider locale="en">
      <PictureOffersContext.Provider value={offers}>
        <Input
          {...{ field, label: "Cover", help: "Above the page", now: new Date(0) }}
          buttons={null as unknown as ListButtons}
        />
      </PictureOffersContext.Provider>
    </LanguageProvider>,
  )
}

test("one of the pictures that are offered, or none, and nothing else", () => {
  expect(read(first.id)).toMatchObject({ data: first.id })
  for (const nothing of ["", undefined]) expect(read(nothing)).toMatchObject({ data: null })
  for (const other of ["x", `${first.id} `, "0193a5c2-7a10-7c3e-9f00-000000000009"]) {
    expect(read(other).success, String(other)).toBe(false)
  }
})

test("a choice goes through its form unchanged", () => {
  for (const value of [null, first.id]) expect(read(type.toForm(value, {})).data).toBe(value)
})

test("a revision's difference names the picture", () => {
  const say = (value: string | null) => type.toText(value, { text, locale: "en", content: {} })
  expect([say(first.id), say(second.id), say(null)]).toEqual([first.alt, "picture-2.png", ""])
  expect(say("0193a5c2-7a10-7c3e-9f00-000000000009")).toBe("a picture that is no longer there")
})

test("it asks by radio buttons with pictures beside their names, and needs no script", () => {
  const html = render(second.id)
  expect(html.match(/type="radio"/g)).toHaveLength(3)
  expect(html).toMatch(
    new RegExp(`value="${second.id}"[^>]*checked|checked[^>]*value="${second.id}"`),
  )
  expect(html).toContain("A &quot;quiet&quot; room &lt;b&gt;")
  expect(html).toContain('src="/media/22222222222222222222222222222222/400.webp"')
  // Its name stands beside it, so that it is read once.
  expect(html.match(/<img[^>]*alt=""/g)).toHaveLength(2)
})

test("what was uploaded meanwhile is asked for by a button that sends what is typed", () => {
  const offer = { ids: [], search: "", page: 1, total: 0, isMore: false }
  const html = render(null, [], { coverMediaId: offer })
  expect(html).toContain("There is no picture in your library yet.")
  expect(html).toMatch(
    /<button(?=[^>]*name="pictures")(?=[^>]*value="coverMediaId 1")[^>]*formaction="#page-cover"/,
  )
  expect(html).toContain("Show new pictures")
})

test("an empty library says where to begin", () => {
  const html = render(null, [])
  expect(html).toContain("There is no picture in your library yet.")
  expect(html).toContain('href="/admin/media/upload"')
})
